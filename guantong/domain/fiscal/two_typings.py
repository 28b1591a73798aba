"""Two typings of one page held against each other: what differs, cell by cell, and what was settled (双录比对)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from guantong.domain.fiscal.headers import plain
from guantong.domain.fiscal.kinds import squeezed
from guantong.domain.fiscal.typed import Cells
from guantong.domain.fiscal.typing_forms import TypingForm
from guantong.domain.money import AmountError, Unit, parse_amount

Pair = tuple[Cells | None, Cells | None]
ROW = "row"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell, or one whole row (then `column` is None), that two people typed differently; `key` names it on its page."""

    key: str
    row: int
    column: int | None
    first: str
    second: str
    beside: str
    """The name or code by which one finds the row."""


def differences(form: TypingForm, unit: Unit, first: Sequence[Cells], second: Sequence[Cells]) -> list[Difference]:
    """Return what differs, in the order of the rows; an amount is what it amounts to, a name what it says without spaces."""
    found = []
    for number, (one, other) in enumerate(pairs(form, first, second), 1):
        beside = _called(form, one or other or ())
        if one is None or other is None:
            shown = [" ".join(filter(None, row)) if row else "" for row in (one, other)]
            found.append(Difference(f"{number}.{ROW}", number, None, shown[0], shown[1], beside))
            continue
        found += [
            Difference(f"{number}.{at}", number, at, one[at], other[at], beside)
            for at in range(len(form.columns))
            if not _same(form, unit, at, one[at], other[at])
        ]
    return found


def settled(
    form: TypingForm, first: Sequence[Cells], second: Sequence[Cells], chosen: Mapping[str, str]
) -> tuple[Cells, ...]:
    """Return the rows as settled: the first typing, with `chosen` in the cells that differed; a row that was not there is dropped.

    Of a whole row the choice is `keep` or `drop`.
    """
    rows = []
    for number, (one, other) in enumerate(pairs(form, first, second), 1):
        row = one or other or ()
        if (one is None or other is None) and chosen[f"{number}.{ROW}"] == "drop":
            continue
        rows.append(tuple(chosen.get(f"{number}.{at}", text) for at, text in enumerate(row)))
    return tuple(rows)


def pairs(form: TypingForm, first: Sequence[Cells], second: Sequence[Cells]) -> list[Pair]:
    """Return the rows of two typings side by side: a row that one left out moves no other."""
    ones, others = ([_called(form, row) for row in rows] for rows in (first, second))
    found: list[Pair] = []
    for _, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        found += zip_longest(first[a:b], second[c:d])
    return found


def _called(form: TypingForm, row: Sequence[str]) -> str:
    if not row:
        return ""
    code = plain(row[form.code_at]) if form.code_at is not None else ""
    return code or squeezed("".join(row[at] for at in form.names_at))


def _same(form: TypingForm, unit: Unit, at: int, one: str, other: str) -> bool:
    if at in form.amounts_at:
        try:
            return parse_amount(one, unit) == parse_amount(other, unit)
        except AmountError:
            return plain(one) == plain(other)
    return squeezed(one) == squeezed(other)
