"""Approve, against or abstain on every item by itself; each passes or not by its own line (逐项表决)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.voting.method import Fault, Method, Tally
from guantong.domain.voting.procedure import Procedure
from guantong.domain.words import Words

APPROVE, AGAINST, ABSTAIN = "approve", "against", "abstain"


def _fault(sheet: Sheet, contest: Contest, procedure: Procedure) -> Fault | None:
    if not sheet.marks:
        return None if procedure.blank_counts else Fault.BLANK
    if set(sheet.numbers) - set(contest.candidates):
        return Fault.UNKNOWN
    return None if all(what in (APPROVE, AGAINST, ABSTAIN) for _, what in sheet.pairs) else Fault.NO_MARK


def _tallied(sheets: Sequence[Sheet], contest: Contest, procedure: Procedure) -> Mapping[str, Tally]:
    """Two different marks on one item spoil that item on that sheet, not the sheet."""
    found: dict[str, Counter[str]] = {number: Counter() for number in contest.candidates}
    for sheet in sheets:
        given: dict[str, set[str]] = {}
        for number, what in sheet.pairs:
            given.setdefault(number, set()).add(what)
        for number, counter in found.items():
            marks = given.get(number, set())
            counter[next(iter(marks)) if len(marks) == 1 else "spoiled" if marks else "unmarked"] += 1
    return {number: _tally(number, counter, procedure) for number, counter in found.items()}


def _tally(number: str, counter: Counter[str], procedure: Procedure) -> Tally:
    unmarked = counter["unmarked"]
    abstain, spoiled = (unmarked, 0) if procedure.unmarked_abstains else (0, unmarked)
    return Tally(
        number, counter[APPROVE], counter[AGAINST], counter[ABSTAIN] + abstain, counter["spoiled"] + spoiled
    )  # fmt: skip


def _unfit(_contest: Contest, procedure: Procedure) -> Words | None:
    if procedure.cut is None:
        return Words("请写明通过线：全体、到会还是有效票的多少", "the document says of what, and how much, is needed")
    return None


METHOD = Method(
    Words("逐项表决：赞成、反对、弃权", "each item: approve, against, abstain"),
    Words(
        "对每个项目分别表示赞成、反对或弃权，各按通过线计算；通过的多于名额时，按赞成票从多到少列入",
        "Every item is a vote of its own; where more pass than there are places, most approvals take them.",
    ),
    _fault, _tallied, _unfit, per_item=True,
)  # fmt: skip
