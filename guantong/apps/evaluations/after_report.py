"""What the books hold of a report's project in its year and after: each version's amount with its place, or that it is not held (后续预算)."""

from dataclasses import dataclass
from datetime import date

from guantong.apps.evaluations.models import Report
from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import paths_of
from guantong.apps.opinions.places import Shown, named
from guantong.domain.fiscal.records.versions import Line, lines_of, versions
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class After:
    """One version of a year, or a year without any: `amount` in fen, None where nothing is held, and `says` tells why."""

    year: int
    version: Words
    amount: int | None
    moved: int | None
    says: Words
    place: Shown | None = None


def after(report: Report, today: date, standing: Standing) -> list[After]:
    """Return what every version held of the report's year and the years to next year's budget has for its project, earliest first.

    `moved` is the difference to the last amount above. What came after the report is not said to come of it.
    """
    if not report.project_code or not standing.reads("books"):  # drafts are work secrets: for who reads the versions
        return []
    found: list[tuple[int, Words, tuple[Line, ...], Words]] = []
    ledger, sight = ledger_on(today), paths_of(standing)
    for year in range(report.year, today.year + 2):
        held = ledger.told(versions, year) if ledger else []
        if not held:
            found.append((year, Words("", ""), (), NOT_HELD))
        for one in held:
            lines = tuple(
                line for line in ledger.told(lines_of, one.version)
                if line.key.project_code == report.project_code
                and (line.unit == report.unit or sight.path_of(line.key.unit_code, line.unit) == report.path)
            ) if ledger else ()  # fmt: skip
            found.append((year, one.version.words, lines, Words("", "") if lines else NO_LINE))
    shown = named((lines[0].place._asdict() for _, _, lines, _ in found if lines), standing)
    told, last = list[After](), None
    for year, words, lines, says in found:
        amount = sum(line.amount for line in lines) if lines else None
        place = shown.get((lines[0].place.batch, lines[0].place.sheet or "", lines[0].place.row)) if lines else None
        told.append(After(year, words, amount, None if amount is None or last is None else amount - last, says, place))
        last = last if amount is None else amount
    return told


NOT_HELD = Words("账册没有这一年的预算", "the books hold no budget of the year")
NO_LINE = Words(
    "这一版没有这个项目，不等于没有安排", "that version has no such project, which does not say nothing was given"
)
