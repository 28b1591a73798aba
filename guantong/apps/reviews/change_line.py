"""The line of an agreed change in the versions of the budget: which one it was agreed on, and what the next one shows (会商结果比对)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from guantong.apps.execution.opened import Ledger, ledger_on
from guantong.apps.opinions.landing import Landing, landing_of
from guantong.apps.opinions.line_links import links_of
from guantong.apps.opinions.places import Shown, named
from guantong.apps.reviews.models import AgreedChange
from guantong.domain.fiscal.records.versions import Key, Version, lines_of, versions
from guantong.domain.roles import Standing
from guantong.domain.words import Words

SHOWS: Mapping[str, Words] = {
    "landed": Words("后一版本的变化达到商定数", "the next version changed by what was agreed"),
    "partly": Words("后一版本有变化，少于商定数", "the next version changed, by less than was agreed"),
    "not": Words("后一版本未见商定的变化", "the agreed change is not seen in the next version"),
    "vanished": Words("后一版本没有这个项目，由人认定", "the next version has no such line: for a person"),
    "unsure": Words("无法比对，由人认定", "cannot be compared: for a person"),
    "not_imported": Words("后一版本尚未导入", "the next version was not brought yet"),
    "no_line": Words(
        "会商时未导入该项目的版本，无法比对", "no version with that line was held on the day: cannot be compared"
    ),
}
"""What is said of the versions; it says nothing of who did what, and not brought is no result."""


@dataclass(frozen=True, slots=True)
class Shows:
    """What the versions show: `landing` None where the line was in none."""

    state: str
    landing: Landing | None
    agreed_change: int
    places: tuple[Shown, ...] = ()

    @property
    def words(self) -> Words:
        """What is said of it."""
        return SHOWS[self.state]

    @property
    def compared(self) -> bool:
        """True where two amounts stand beside each other."""
        return self.state in ("landed", "partly", "not")

    @property
    def apart(self) -> int | None:
        """What the version changed less or more than was agreed, in fen; None where nothing was compared."""
        moved = self.landing.difference if self.landing and self.compared else None
        return None if moved is None else moved - self.agreed_change


def line_held(year: int, unit_code: str, line_code: str, as_of: datetime) -> dict[str, str | int]:
    """Return the latest version that held the project on the day, and its kind of funds: blank for none, and for one in several kinds."""
    ledger = ledger_on(localdate(as_of)) if line_code else None
    for version in reversed(_versions(ledger, year)):
        kinds = {
            one.key.fund_kind for one in ledger.told(lines_of, version, unit_code) if one.key.project_code == line_code
        }  # type: ignore[union-attr]
        if kinds:
            return _line(version, kinds.pop()) if len(kinds) == 1 else _line(None, "")
    return _line(None, "")


def shown_by_versions(agreed: AgreedChange, day: date, standing: Standing) -> Shows:
    """Return what the first later version shows of what was agreed, with the places its amounts stand at."""
    ledger = ledger_on(day) if agreed.budget_version else None
    if ledger is None:
        return Shows("no_line", None, agreed.change)
    year = agreed.review.year
    version = Version(year, agreed.budget_version, agreed.budget_number)
    key = Key(agreed.unit_code, agreed.line_code, agreed.fund_kind)
    found = landing_of(ledger, version=version, key=key, links=links_of(year), claimed=agreed.change)
    sides = (*found.change.before, *found.change.after) if found.change else ()
    places = named((one.place._asdict() for one in sides), standing)
    return Shows(found.state, found, agreed.change, tuple(places.values()))


def _versions(ledger: Ledger | None, year: int) -> list[Version]:
    return [one.version for one in ledger.told(versions, year)] if ledger else []


def _line(version: Version | None, fund_kind: str) -> dict[str, str | int]:
    name, number = (version.name, version.number) if version else ("", 0)
    return {"budget_version": name, "budget_number": number, "fund_kind": fund_kind}
