"""Both sides of monitoring a project: how far its targets are reached and how far its money is spent, by reading and by the books (双监控)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guantong.apps.components.search import searchable
from guantong.apps.evaluations.models import Performance, Reading, Target
from guantong.apps.evaluations.project_queries import performances_seen_by
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.sight import Sight, paths_of
from guantong.domain.fiscal.records.progress import Progress, by_project
from guantong.domain.roles import Standing

_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Monitored:
    """One project: targets `reached` and `below` at their latest monitoring, `unread` without data or reading, and the money.

    `month` and `spent_month` are what the readings reach up to (0: none). `filled` is what the unit filled in as spent of its
    budget, `booked` what the books hold of it up to the same month (else to the day), in basis points; None: not known.
    """

    row: Performance
    targets: int
    reached: int
    below: int
    unread: int
    month: int
    spent_month: int
    filled: int | None
    booked: int | None

    @property
    def apart(self) -> int | None:
        """Filled in less the books, in basis points; None where one is not known."""
        return None if self.filled is None or self.booked is None else self.filled - self.booked

    @property
    def project(self) -> str:
        """Its name, to sort by."""
        return self.row.project

    @property
    def search(self) -> str:
        """What it is found by."""
        return searchable(self.row.project, self.row.unit, self.row.project_code)


def monitored(year: int, standing: Standing, today: date) -> list[Monitored]:
    """Return the projects of `year` by name, of which targets are set: three questions for one as for many, and the books once.

    Nothing is judged by a mean of targets that measure different things: how many are reached is counted.
    """
    rows = list(performances_seen_by(standing).filter(year=year).order_by("project", "pk"))
    targets: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.filter(performance__in=rows):
        targets[target.performance_id].append(target)
    read: dict[int, list[Reading]] = defaultdict(list)
    readings = Reading.objects.filter(performance__in=rows, latest=True, stage="monitor").select_related("target")
    for reading in readings.order_by("month"):
        read[reading.performance_id].append(reading)
    sight, asked = paths_of(standing), on_a_day(f"{year}-12-31", today)
    held = asked is not None and asked.day.year == year
    booked = _lines(asked.ledger.told(by_project, asked.day), sight) if asked and held else {}
    return [
        _monitored(row, targets[row.pk], read[row.pk], booked.get((row.path or row.unit, row.project_code)))
        for row in rows
    ]


def _lines(lines: Iterable[Progress], sight: Sight) -> dict[tuple[str, str], Progress]:
    return {(sight.path_of(one.key[0], one.unit) or one.unit, one.code): one for one in lines if one.code}


def _monitored(row: Performance, targets: list[Target], readings: list[Reading], line: Progress | None) -> Monitored:
    newest = {one.target_id: one for one in readings}  # by month: the latest stays
    money = newest.pop(None, None)
    shares = [newest[one.pk].share if one.pk in newest else None for one in targets]
    told = [share for share in shares if share is not None]
    month = money.month if money else 0
    filled = money.spent * _WHOLE // money.budget if money and money.spent is not None and money.budget else None
    return Monitored(
        row, len(targets), sum(share >= 1 for share in told), sum(share < 1 for share in told), len(shares) - len(told),
        max((one.month for one in newest.values()), default=0), month, filled, _paid(line, month),
    )  # fmt: skip


def _paid(line: Progress | None, month: int) -> int | None:
    """Return what was paid of the budget by the end of a month, in basis points."""
    if line is None or line.budget <= 0:
        return None
    return sum(line.paid_by_month[: month or None]) * _WHOLE // line.budget
