"""The table of deviations of a year's final accounts as far as one sees it, each line with its place and the signal about it (预决算偏离表)."""

from dataclasses import dataclass
from datetime import date

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import sight_of
from guantong.apps.opinions.places import Shown, named
from guantong.domain.fiscal.records.final_accounts import Deviation, deviations, without_final, years_of
from guantong.domain.roles import Standing

RULE = "E23"
"""The rule that points at large deviations: its limit is dated data, this table shows all of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One class of one unit, where its first line stands, and the key of the signal about it (None: none that one may see)."""

    told: Deviation
    place: Shown
    signal: int | None

    def __getattr__(self, name: str) -> object:
        """Return what the class itself has."""
        return getattr(self.told, name)

    @property
    def search(self) -> str:
        """What it is found by."""
        return searchable(self.told.unit, self.told.unit_code, self.told.function_code)


@dataclass(frozen=True, slots=True)
class Table:
    """A year's rows; the `years` that may be asked for; how many units with a budget have no final accounts (None: not for who sees a part)."""

    year: int
    years: list[int]
    rows: list[Row]
    without: int | None


def deviations_seen(year: int | None, standing: Standing, today: date) -> Table | None:
    """Return the table of `year`, by default the latest; None where the books hold no final accounts."""
    ledger, sight = ledger_on(today), sight_of(standing)
    years = ledger.told(years_of) if ledger else []
    if ledger is None or not years:
        return None
    wanted = year if year in years else years[0]
    told = [one for one in ledger.told(deviations, wanted) if sight.sees(one.unit_code, one.unit)]
    places = named(({"batch": one.batch, "sheet": one.sheet, "row": one.row} for one in told), standing)
    signals = {}
    if standing.reads("diagnosis"):
        pointed = signals_seen_by(standing).filter(rule=RULE, over_books=True, year=wanted).exclude(state="lapsed")
        for pk, keys in pointed.values_list("pk", "keys"):
            signals[str(keys.get("unit_code")), str(keys.get("function_code"))] = pk
    rows = [
        Row(one, places[one.batch, one.sheet, one.row], signals.get((one.unit_code, one.function_code))) for one in told
    ]
    return Table(wanted, years, rows, ledger.told(without_final, wanted) if sight.everything else None)
