"""The projects of a draft with their basis and the signals about them, as far as one sees them (草案项目)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.execution.days import Asked
from guantong.apps.execution.sight import Sight
from guantong.domain.fiscal.records.basis_sheet import Sheet, sheets, versions
from guantong.domain.period import year_drafted
from guantong.domain.roles import Standing
from guantong.domain.words import Words

STATES = {
    "missing": Words("没有测算依据", "no estimate"),
    "above": Words("单价高于标准", "a price above its standard"),
    "off": Words("数字对不上", "figures that do not add up"),
    "partial": Words("依据不全", "a basis that lacks parts"),
    "whole": Words("依据齐全", "a whole basis"),
}
"""What the basis of a project is, in the order in which it is asked about."""
PARTS = {
    "document": Words("文件", "document"),
    "quantity": Words("数量", "quantity"),
    "unit_price": Words("单价", "unit price"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A project of a draft: its `sheet`, and how many signals point at it."""

    sheet: Sheet
    signals: int

    @property
    def change(self) -> int | None:
        """How much more is asked than the year before gives, in fen; None for what is new."""
        return None if self.sheet.last is None else self.sheet.ask - self.sheet.last

    @property
    def items(self) -> int:
        """How many items its estimate has."""
        return len(self.sheet.items)


def drafted(asked: Asked) -> int:
    """Return the year whose drafts are asked about on the day."""
    return year_drafted(asked.day)


def versions_of(asked: Asked) -> list[str]:
    """Return the versions of that year the books hold, in the order of the year."""
    return list(asked.ledger.told(versions, asked.day))


def lines(asked: Asked, sight: Sight, standing: Standing, version: str = "") -> list[Line]:
    """Return the projects of a version (each unit's newest draft without one) that one sees, by unit and code."""
    found = [one for one in asked.ledger.told(sheets, asked.day, version) if _seen(sight, one)]
    pointed = signals_by_project(standing, drafted(asked))
    return [Line(one, pointed[one.unit_code, one.code] + pointed["", one.code]) for one in found]


def line(asked: Asked, sight: Sight, standing: Standing, code: str, unit: str = "", version: str = "") -> Line | None:
    """Return the project of that code (of one `unit` where several have it); None where one does not see any."""
    found = (one for one in lines(asked, sight, standing, version) if one.sheet.code == code)
    return next((one for one in found if unit in ("", one.sheet.unit_code)), None)


def signals_by_project(standing: Standing, year: int) -> Counter[tuple[str, str]]:
    """Return how many signals of the drafts of a year there are, by unit ("" where none is named) and project."""
    if not standing.reads("diagnosis"):
        return Counter()
    rows = _signals(standing, year).values_list("keys", flat=True)
    return Counter(
        (str(keys.get("unit_code") or ""), str(keys["project_code"])) for keys in rows if keys.get("project_code")
    )


def signals_about(standing: Standing, year: int, unit: str, code: str) -> list[Signal]:
    """Return the signals of the drafts of a year about one project, the earliest first."""
    if not standing.reads("diagnosis"):
        return []
    rows = _signals(standing, year).filter(keys__project_code=code)
    return [row for row in rows if row.keys.get("unit_code") in (None, "", unit)]


def _signals(standing: Standing, year: int) -> QuerySet[Signal]:
    found = signals_seen_by(standing).filter(over_books=True, year=year, question="basis")
    return found.exclude(state="lapsed").order_by("pk")


def _seen(sight: Sight, one: Sheet) -> bool:
    return sight.sees(one.unit_code, one.unit) and not sight.closed(one.project)
