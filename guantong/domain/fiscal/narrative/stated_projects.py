"""How many projects with targets the text speaks of, and how much money (绩效项目个数与金额)."""

from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.money import Amount, Unit, parse_amount

_STATED = pattern(
    r"编报(?:了)?绩效目标的(?:\d{4}年度)?项目(?:共)?(?P<count>\d+)个，"
    r"(?:涉及项目预算资金|涉及预算金额|涉及资金)(?P<amount>\d[\d,.]*)(?P<unit>亿元|万元|元)"
)


@dataclass(frozen=True, slots=True)
class StatedProjects:
    """The sentence, its count of projects and their money."""

    count: int
    money: Amount
    printed: str
    sentence: Sentence


def stated_projects(document: Document) -> StatedProjects | None:
    """Return what the text says of projects with performance targets, or None."""
    for sentence in document.sentences:
        found = _STATED.search(sentence.text)
        money = parse_amount(found["amount"], Unit(found["unit"])) if found else None
        if found and money:
            return StatedProjects(int(found["count"]), money, f"{found['amount']}{found['unit']}", sentence)
    return None
