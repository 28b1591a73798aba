"""What became of the money of a year, as far as one sees it: units, projects, their forecast (预算执行)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guantong.apps.execution.days import Asked
from guantong.apps.execution.joined_years import Former, joined, whole
from guantong.apps.execution.sight import Sight
from guantong.domain.fiscal.records import pace
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.compared import Peer, YearOf, peers_of, years_of
from guantong.domain.fiscal.records.progress import Behind, Progress, behind, by_project, by_unit
from guantong.domain.statistics.forecast import Forecast
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """A unit, or a project of one, on a day: its `progress`, and how far it is behind (None without a budget)."""

    progress: Progress
    gap: Behind | None

    @property
    def unit_code(self) -> str:
        """The code of its unit."""
        return self.progress.key[0]

    @property
    def code(self) -> str:
        """Its own code, "" for what names no unit or project."""
        return self.progress.code

    @property
    def name(self) -> str:
        """What it is called."""
        return self.progress.name

    @property
    def unit(self) -> str:
        """What its unit is called."""
        return self.progress.unit

    @property
    def kind(self) -> str:
        """The kind of unit."""
        return self.progress.kind

    @property
    def approved(self) -> int:
        """What the congress approved, in fen."""
        return self.progress.approved

    @property
    def budget(self) -> int:
        """The budget in force, in fen."""
        return self.progress.budget

    @property
    def paid(self) -> int:
        """What was paid to the day, in fen."""
        return self.progress.paid

    @property
    def unlined(self) -> int:
        """What of it no budget line holds, in fen."""
        return self.progress.unlined

    @property
    def pace(self) -> int | None:
        """What was paid of the budget, in basis points."""
        return self.progress.pace

    @property
    def points(self) -> int | None:
        """How far it is behind, in basis points of its budget."""
        return self.gap.points if self.gap else None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of lines, in fen."""

    approved: int
    budget: int
    paid: int
    unlined: int

    @property
    def lined(self) -> int:
        """What was paid under a budget line."""
        return self.paid - self.unlined

    @property
    def pace(self) -> int | None:
        """What was paid of the budget, in basis points."""
        return self.paid * 10_000 // self.budget if self.budget > 0 else None


def units(asked: Asked, sight: Sight) -> list[Line]:
    """Return the units of the year as far as one sees them, by code."""
    lines = asked.ledger.told(by_unit, asked.day)
    return [Line(one, behind(one, asked.day)) for one in lines if sight.sees(one.code, one.name)]


def unit(asked: Asked, sight: Sight, code: str) -> Line | None:
    """Return the unit of that code, None where there is none or one does not see it."""
    return next((one for one in units(asked, sight) if one.code == code), None)


def projects(asked: Asked, sight: Sight, **only: str) -> list[Line]:
    """Return the projects of the year as far as one sees them, what names none as a line of its unit; `only` of some codes."""
    lines = asked.ledger.told(_project_lines, asked.day, **only)
    if sight.everything and not sight.standing.firms:
        return list(lines)
    return [one for one in lines if sight.sees(one.unit_code, one.unit) and not sight.closed(one.name)]


def _project_lines(books: Books, day: date, **only: str) -> tuple[Line, ...]:
    """Return all of them, made once: thousands of them made anew for every page would keep the collector of garbage busy."""
    return tuple(Line(one, behind(one, day)) for one in by_project(books, day, **only))


def totals(lines: Iterable[Line]) -> Totals:
    """Return the sums of some lines."""
    found = [one.progress for one in lines]
    return Totals(
        sum(one.approved for one in found), sum(one.budget for one in found), sum(one.paid for one in found),
        sum(one.unlined for one in found),
    )  # fmt: skip


def foreseen(asked: Asked, by: str, code: str) -> Forecast | Words | None:
    """Return what the year of a unit (`by` unit_code) or a project will come to, or why that cannot be said; None before it paid."""
    if not asked.ledger.books.holds("payment"):
        return None
    told: Mapping[str, Forecast | Words] = asked.ledger.told(pace.forecasts, asked.day, by)
    return told.get(code)


def paid_before(asked: Asked, by: str, code: str) -> list[int]:
    """Return what a unit or a project was paid in each month of the year before, in fen."""
    months = [0] * 12
    for month, fen in asked.ledger.told(_year_before, asked.day, by).get(code, ()):
        months[month - 1] += fen
    return months


def _year_before(books: Books, day: date, by: str) -> dict[str, list[tuple[int, int]]]:
    if not books.holds("payment"):
        return {}
    found: dict[str, list[tuple[int, int]]] = {}
    for row in books.rows(pace.curve(books, by, day.year - 1, day.year - 1)):
        found.setdefault(row[by], []).append((row["month"], row["paid"]))
    return found


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit among its peers: `nearness` 0 is the unit itself; `line` None where the peer has none in the year."""

    peer: Peer
    line: Line | None

    @property
    def pace(self) -> int | None:
        """What it paid of its budget, in basis points."""
        return self.line.pace if self.line else None


def years_before(asked: Asked, code: str, formers: Iterable[Former]) -> list[YearOf]:
    """Return the year and those before it of a unit, the latest first, each to the same date; what it came from whole is added."""
    return joined(asked.ledger.told(years_of, asked.day, one) for one in whole(code, formers))


def among_peers(asked: Asked, sight: Sight, line: Line) -> list[Beside]:
    """Return a unit and its up to fifteen peers, itself first; nothing for who sees only some of the units."""
    if not sight.everything:
        return []
    known = {one.code: one for one in units(asked, sight)}
    found = asked.ledger.told(peers_of, asked.day.year, line.code)
    if not found:
        return []
    itself = Beside(Peer(line.code, line.name, line.approved, 0), line)
    return [itself, *(Beside(peer, known.get(peer.code)) for peer in found)]
