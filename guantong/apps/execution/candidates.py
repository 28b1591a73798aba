"""Who may be a key unit: the units of the books of a year, each with its money, its open matters, its years before (候选单位)."""

from collections import Counter, defaultdict

from guantong.apps.diagnosis.queries import signals_in
from guantong.apps.diagnosis.workflow import UNDER_WAY
from guantong.apps.execution.days import Asked
from guantong.apps.execution.models import Selection
from guantong.domain.fiscal.records.progress import by_unit
from guantong.domain.roles import Standing
from guantong.domain.selection.composition import OTHER, Candidate


def candidates_of(asked: Asked, year: int, by: Standing) -> list[Candidate]:
    """Return the units that have a code in the books asked for, as candidates for the key units of `year`.

    A matter is open from the rule's first word until somebody ended it, whatever year it is of. A unit whose kind the books do
    not tell is of the other ones, so that nobody is left out for a blank.
    """
    matters, before = _open_matters(by), _reviewed()
    return [
        Candidate(
            line.code, line.name, line.kind or OTHER, line.budget, matters[line.code],
            tuple(one for one in before[line.code] if one != year),
        )
        for line in asked.ledger.told(by_unit, asked.day) if line.code
    ]  # fmt: skip


def _open_matters(by: Standing) -> Counter[str]:
    rows = signals_in(("open", *UNDER_WAY), by).filter(over_books=True).order_by().values_list("keys", "found")
    codes = (keys.get("unit_code") or found.get("unit_code") for keys, found in rows)
    return Counter(str(code) for code in codes if code)


def _reviewed() -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for year, units in Selection.objects.filter(state="decided").order_by("year").values_list("year", "units"):
        for code in units:
            found[code].append(year)
    return found
