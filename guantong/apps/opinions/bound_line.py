"""The line of a version that an address names, with its amount and place: what an opinion is bound to (预算项)."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import paths_of, sight_of
from guantong.apps.opinions.binding import NOTHING, Bound
from guantong.domain.fiscal.records.versions import Key, Version, lines_of, versions
from guantong.domain.roles import Standing


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an opinion is to be bound to; `version` None for a general one, and where no such line is held."""

    line: Bound = NOTHING
    version: Version | None = None


def chosen_of(asked: QueryDict, day: date, standing: Standing) -> Chosen:
    """Return the line that is named by codes (unit, project, fund, kind) and version (of), as far as `standing` sees it."""
    ledger = ledger_on(day) if asked.get("unit") else None
    version = _version(asked.get("of", ""))
    if ledger is None or version is None or version not in [one.version for one in ledger.told(versions, version.year)]:
        return Chosen()
    key = Key(asked["unit"], asked.get("project", ""), asked.get("fund") or "general", asked.get("kind", ""))
    line = next((one for one in ledger.told(lines_of, version, key.unit_code) if one.key == key), None)
    if line is None or not sight_of(standing).sees(line.key.unit_code, line.unit):
        return Chosen()
    path = paths_of(standing).path_of(line.key.unit_code, line.unit)
    bound = Bound(
        key.unit_code, line.unit, key.project_code, line.project, key.fund_kind, key.spending_kind, "", line.amount,
        line.place._asdict(), path,
    )  # fmt: skip
    return Chosen(bound, version)


def _version(typed: str) -> Version | None:
    year, _, rest = typed.partition("-")
    name, _, number = rest.partition("-")
    if not (year.isdecimal() and len(year) == 4 and number.isdecimal() and len(number) < 4):
        return None
    return Version(int(year), name, int(number))
