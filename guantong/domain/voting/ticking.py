"""Ticks on a sheet, as several methods count them (画票)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.voting.method import Fault, Tally, number_fault
from guantong.domain.voting.procedure import Procedure


def tick_fault(sheet: Sheet, contest: Contest, procedure: Procedure) -> Fault | None:
    """Return why a sheet of ticks is invalid; None when it counts."""
    return Fault.NO_MARK if any(what for _, what in sheet.pairs) else number_fault(sheet, contest, procedure)


def ticks(sheets: Sequence[Sheet], contest: Contest, _procedure: Procedure) -> Mapping[str, Tally]:
    """Return how many sheets tick each candidate."""
    found = Counter(number for sheet in sheets for number in sheet.numbers)
    return {number: Tally(number, found[number]) for number in contest.candidates}
