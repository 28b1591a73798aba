"""A box of three grades: which marks a ballot may bear, what tellers type, what the counts are (测评票)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guantong.apps.ballots.models import Box, Seat
from guantong.domain.seal.sealed_ballot import PADDED
from guantong.domain.voting.counts import NAMES as _FORMAL
from guantong.domain.voting.counts import Counts
from guantong.domain.voting.marks import Grade, tally
from guantong.domain.voting.rule import membership
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

TYPED = ("present", "issued", "returned", "invalid", *(grade.value for grade in Grade))
"""What a count sheet says; 应到 and 全体组成人员 are the roll's."""
NAMES = {**_FORMAL, **{grade.value: grade.words for grade in Grade}}


def length(_box: Box) -> int:
    """Return the bytes of every ballot of the box."""
    return PADDED


def marks_of(_box: Box, marks: Iterable[str]) -> list[str]:
    """Return marks as they are kept, in one order whatever the order in which they were made; raises BadInput."""
    given = set(marks)
    if given - set(Grade):
        raise BadInput({"marks": _NO_GRADE})
    return [grade.value for grade in Grade if grade in given]


def counted(box: Box, marks: Sequence[Sequence[str]], seats: Sequence[Seat]) -> dict[str, Any]:
    """Return the counts of an opened box as plain data."""
    grades, invalid = tally(marks)
    whole, expected = membership(box.members, sum(bool(one.recused) for one in seats), box.decides)
    issued = [one for one in seats if one.present and not one.recused]
    expects_recused = box.decides is not None and box.decides.recused_expected
    return Counts(
        whole=whole, expected=expected, present=sum(one.present for one in seats) if expects_recused else len(issued),
        issued=len(issued), returned=len(marks), invalid=invalid, grades=grades,
    ).plain()  # fmt: skip


def names(_box: Box) -> dict[str, Words]:
    """Return what a count sheet asks, by field."""
    return {name: NAMES[name] for name in TYPED}


def typed(box: Box, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed from a count sheet as it is kept; raises BadInput by field for what cannot be."""
    counts = _counts(box, facts)
    if wrong := {name if name in TYPED else "": words for name, words in counts.wrong().items()}:
        raise BadInput(wrong)
    return counts.plain()


def fields(kept: Mapping[str, Any]) -> dict[str, str]:
    """Return what a sheet says as it was typed, field by field."""
    return {name: f"{kept['grades'][name] if name in kept['grades'] else kept[name]}" for name in TYPED}


def stands(box: Box, found: Mapping[str, str]) -> tuple[dict[str, Any], None]:
    """Return the counts that stand once both sheets agree, or were settled; raises BadInput where they do not add up."""
    counts = _counts(box, {n: int(t) if t.isdecimal() and len(t) < 5 else -1 for n, t in found.items()})
    if wrong := counts.wrong():
        raise BadInput({"": next(iter(wrong.values()))})
    return counts.plain(), None


def agrees(box: Box, marks: Iterable[Sequence[str]]) -> bool:
    """True when the announced counts are what the published ballots come to."""
    counts = box.counted
    return counts is not None and tally(marks) == (counts.grades, counts.invalid)


def returned(box: Box) -> int:
    """Return how many ballots were announced."""
    return box.counted.returned if box.counted else -1


def _counts(row: Box, found: Mapping[str, int]) -> Counts:
    recused = row.roll.exclude(recused="").count()
    whole, expected = membership(row.members, recused, row.decides)
    facts = {name: found[name] for name in TYPED if name in NAMES and name not in set(Grade)}
    return Counts(whole=whole, expected=expected, grades={grade: found[grade.value] for grade in Grade}, **facts)


_NO_GRADE = Words("没有这个等次", "there is no such grade")
