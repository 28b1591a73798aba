"""To whom a letter of ours goes and by whose name: the table of issuer, signer, addressee, act (致送).

A query letter 了解情况函 only asks: it is issued by the commission (or a sub-district committee for its own), signed by its head,
and goes to the department through the office of the district government, or directly where the two have agreed so. Nothing is
ordered by it: 审议意见 and 交办 are other papers, with other issuers.
"""

from dataclasses import dataclass

from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Route:
    """One way a letter goes: what it is called, to whom it is addressed, what its first sentence asks of an office between."""

    words: Words
    addressee: str
    passes_on: str


ROUTES = {
    "through_office": Route(
        Words("经区政府办公室转送", "through the office of the district government"),
        "{district}人民政府办公室", "请转送{organisation}研究，并由其书面答复。",
    ),
    "direct": Route(Words("直接致函单位", "to the department directly"), "{organisation}", ""),
}  # fmt: skip
DEFAULT = "through_office"
BASIS = "budget-law-2018-art-83"
"""By which the standing committee, and whoever works for it, looks into budgets and final accounts."""
