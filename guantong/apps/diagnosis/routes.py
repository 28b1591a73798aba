"""To whom a letter of ours goes and by whose name: the table of issuer, signer, addressee, act (致送).

A letter of enquiry 了解情况函 only asks: it is issued by the commission (or, where the district allows it, a sub-district committee
for its own), signed by its head, and goes to the department through the office of the district government, or directly where the two have agreed so. Each hop has its
own day of receipt, noted by whoever asks. Nothing is ordered by it: 审议意见 and 交办 are other papers, with other issuers.
"""

from dataclasses import dataclass

from django.conf import settings

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.diagnosis.models import Signal
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal


@dataclass(frozen=True, slots=True)
class Route:
    """One way a letter goes: what it is called, to whom it is addressed, what its first sentence asks of an office between."""

    words: Words
    addressee: str
    passes_on: str

    @property
    def hops(self) -> bool:
        """True when an office stands between, with a receipt of its own."""
        return bool(self.passes_on)


ROUTES = {
    "through_office": Route(
        Words("经区政府办公室转送", "through the office of the district government"),
        "{district}人民政府办公室", "请转送{organisation}研究，并由其书面答复。",
    ),
    "direct": Route(Words("直接致函单位", "to the department directly"), "{organisation}", ""),
}  # fmt: skip
DEFAULT = "through_office"
BASIS = "budget-law-2018-art-83"
"""By which the standing committee looks into budgets and final accounts. A commission has no such power of its own: it writes by the
committee's arrangement 受区人大常委会工作安排."""


def may_issue(desk: str) -> Refusal | None:
    """Return why no letter is issued by the organisation at `desk`, or None: a sub-district committee where its district allows it."""
    body = Organisation.objects.filter(path=desk).first()
    closed = (
        body is not None and body.kind == OrganisationKind.SUBDISTRICT_COMMITTEE and not settings.SUBDISTRICT_LETTERS
    )
    return NOT_BY_A_SUBDISTRICT if closed else None


def answers_for(signal: Signal, path: str) -> bool:
    """True when who is at `path` is asked as a matter of course: the unit it is about, one above it, or the body whose file it is."""
    subject = signal.about
    return path == signal.path or (subject is not None and subject.organisation.path.startswith(path))


NOT_BY_A_SUBDISTRICT = Refusal(
    "state",
    Words("街道人大工委不单独发函，请报区人大常委会预算工委", "a sub-district committee issues no letter of its own"),
    Words("本区有明文规定的，由系统管理员启用", "it opens where the district has a rule that allows it"),
)
