"""An answer taken by telephone or beside the resident, typed by staff: counted as filled in on behalf, with the consent noted (代填)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.surveys.answering import NO_CODE, USED, countable, spent
from guantong.apps.surveys.models import Answer, Slip, Survey
from guantong.apps.surveys.operations import held, recorded
from guantong.apps.surveys.queries import digest_of
from guantong.domain.roles import Standing
from guantong.domain.surveys.answers import Given
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

WAYS = {
    "telephone": Words("电话", "by telephone"),
    "beside": Words("当面", "face to face"),
}


@transaction.atomic
def answer_on_behalf(
    *, survey: Survey, way: str, consent: bool, given: Given, by: Standing, as_of: datetime, code: str = "", community: str = ""
) -> Answer:  # fmt: skip
    """Take one answer as somebody gives it to staff: never verified, always apart. A code read out with it is spent.

    No telephone number is asked for or kept. Raises BadInput where the other did not consent, or the code was used.
    """
    row = held(survey, "answer_on_behalf", None, by)
    if way not in WAYS:
        raise BadInput({"way": _WAY})
    if not consent:
        raise BadInput({"consent": _CONSENT})
    answers = countable(row, given)
    slip = Slip.objects.filter(survey=row, digest=digest_of(code) or "-").first() if code else None
    if code and slip is None:
        raise BadInput({"code": NO_CODE.why})
    if slip is not None and not spent(slip):
        raise BadInput({"code": USED.why})
    group = slip.group if slip else community
    answer = Answer.objects.create(survey=row, origin=Origin.ON_BEHALF.value, group=group, answers=answers)
    recorded(row, row, "answer_on_behalf", by, as_of, way=way, consent=True)
    return answer


_WAY = Words("请选择电话还是当面", "say whether by telephone or face to face")
_CONSENT = Words("对方没有同意，不能代填", "without consent nothing is filled in for anybody")
