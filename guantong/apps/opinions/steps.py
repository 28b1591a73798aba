"""Two versions of a budget as a page asks for them, with what may be asked for (所比较的两个版本)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from guantong.apps.execution.opened import Ledger, ledger_on
from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.execution.sight import sight_of
from guantong.apps.opinions.landing import brought_on
from guantong.apps.opinions.line_links import links_of
from guantong.domain.fiscal.records.versions import (
    Change,
    Comparison,
    Held,
    Line,
    Place,
    Version,
    compared,
    follows,
    skipped,
    versions,
    years,
)
from guantong.domain.roles import Standing


@dataclass(frozen=True)
class Step:
    """The step asked for: `earlier` and `later` are None where the books do not hold two versions that follow each other.

    `held` are the versions of the year and, of the year before, that in force; `missing` those that were skipped.
    """

    ledger: Ledger
    standing: Standing
    years: list[int]
    year: int
    held: list[Held]
    missing: list[Version]
    earlier: Version | None
    later: Version | None

    @cached_property
    def told(self) -> Comparison:
        """Both versions line beside line, as people decided what no code tells; of the units one keeps out of nothing."""
        assert self.earlier is not None and self.later is not None  # noqa: S101 - asked only where both are held
        found = self.ledger.told(compared, self.earlier, self.later, links_of(self.year))
        sight = sight_of(self.standing)
        if sight.everything:
            return found
        seen = tuple(one for one in found.changes if sight.sees(one.line.key.unit_code, one.line.unit))
        return Comparison(found.earlier, found.later, seen, found.only_earlier, found.only_later)

    @cached_property
    def deliveries(self) -> dict[str, int]:
        """The deliveries one may open, by batch."""
        return opened_of(self._batches, self.standing)

    @cached_property
    def days(self) -> dict[str, date]:
        """The day each delivery of the two versions was brought, by batch."""
        return brought_on(self._batches)

    @property
    def _batches(self) -> set[str]:
        return {line.place.batch for change in self.told.changes for line in (*change.before, *change.after)}

    @property
    def from_(self) -> str:
        """How an address names the earlier version."""
        return address(self.told.earlier)

    @property
    def to(self) -> str:
        """How an address names the later version."""
        return address(self.told.later)

    def where(self, lines: tuple[Line, ...]) -> str:
        """Return where an amount is shown: of one row its cell ("" for who may not open its delivery), of several what it is made of."""
        if not lines:
            return ""
        return self.at(lines[0].place) if len(lines) == lines[0].rows == 1 else self.made_of(lines[0])

    def made_of(self, line: Line) -> str:
        """Return where a line is shown as both versions have it."""
        asked = {"year": self.year, "from": self.from_, "to": self.to, "line": "|".join(line.key)}
        return f"{reverse('opinions:version_line')}?{urlencode(asked)}"

    def to_decide(self, change: Change) -> str:
        """Return where a person says what a line became."""
        side = "before" if change.before else "after"
        asked = {"year": self.year, "from": self.from_, "to": self.to, side: "|".join(change.line.key)}
        return f"{reverse('opinions:link_lines')}?{urlencode(asked)}"

    def at(self, place: Place | None) -> str:
        """Return where a row is shown, "" for who may not open its delivery."""
        delivery = self.deliveries.get(place.batch) if place else None
        return line_address(delivery, place.sheet, place.row) if place and delivery else ""

    def known_on(self, change: Change) -> date | None:
        """Return the day the later side of a change became known: of a line that is gone, that of the whole version."""
        batches = [line.place.batch for line in change.after] or list(self._of(self.later).batches)
        return min((self.days[batch] for batch in batches if batch in self.days), default=None)

    def _of(self, version: Version | None) -> Held:
        return next(one for one in self.held if one.version == version)

    @property
    def base(self) -> int:
        """What the earlier version comes to in fen, of the units that both hold."""
        return sum(change.was or 0 for change in self.told.changes)


def step_asked(asked: Mapping[str, str], today: date, standing: Standing) -> Step | None:
    """Return the step an address asks for; without one the last two versions of the latest year that has two. None before any books."""
    ledger = ledger_on(today)
    if ledger is None:
        return None
    known = ledger.told(years)
    year = next((one for one in known if str(one) == asked.get("year")), None) or _latest(ledger, known)
    own = ledger.told(versions, year) if year else []
    held = [
        *[one for one in ledger.told(versions, year - 1) if one.version.name in ("approved", "adjusted")][-1:],
        *own,
    ]
    named = {address(one.version): one.version for one in held}
    later = named.get(asked.get("to", "")) or (own[-1].version if own else None)
    before = [one.version for one in held if later and follows(one.version, later)]
    earlier = named.get(asked.get("from", ""))
    if earlier not in before:
        earlier = before[-1] if before else None
    return Step(ledger, standing, known, year or today.year, held, skipped(own), earlier, later if earlier else None)


def address(version: Version) -> str:
    """Return how an address names a version."""
    return f"{version.year}.{version.name}.{version.number}"


def _latest(ledger: Ledger, known: list[int]) -> int:
    several = (year for year in known if len(ledger.told(versions, year)) > 1)
    return next(several, known[0] if known else 0)
