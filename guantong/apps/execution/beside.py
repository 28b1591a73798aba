"""Statistics beside spending, as the reader lays them together: by year for the whole, by place for the year (统计与支出并列)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guantong.apps.components.templatetags.words import yuan
from guantong.apps.execution.days import Asked
from guantong.domain.fiscal.records.indicators import (
    LEVELS,
    SUBDISTRICT,
    Value,
    for_each,
    spent_by_unit,
    spent_by_year,
    values,
)
from guantong.domain.fiscal.records.printing import measured
from guantong.domain.words import Words

LEVEL_WORDS = dict(
    zip(
        LEVELS,
        (Words("全区", "the district"), Words("街道", "sub-districts"), Words("社区", "communities")),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader lays together: an indicator in its measure, a class of spending ("" all), a project ("" all), places of a level."""

    indicator: str
    measure: str
    head: str
    project: str
    level: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Spending in fen (None: not known) beside a value in thousandths (None: not known) of a year or a place."""

    name: str
    spent: int | None
    value: int | None
    measure: str
    count: int = 1
    source: Value | None = None
    unit_code: str = ""

    @property
    def each(self) -> int | None:
        """What that is for one, in fen."""
        return for_each(self.spent, self.value) if self.value is not None else None

    @property
    def counted(self) -> str:
        """The value as people write it, "" where it is not known."""
        return "" if self.value is None else measured(self.value)

    @property
    def printed(self) -> str:
        """The value with its measure."""
        return f"{self.counted} {self.measure}" if self.counted else ""

    @property
    def arithmetic(self) -> str:
        """The division as one would write it."""
        if self.each is None:
            return ""
        asked = {"spent": yuan(self.spent), "value": self.counted, "measure": self.measure, "each": yuan(self.each)}
        return _("%(spent)s 元 ÷ %(value)s %(measure)s ＝ %(each)s 元") % asked


def levels_at_hand(asked: Asked, indicator: str, measure: str) -> list[str]:
    """Return the levels of places the indicator is at hand for, the widest first."""
    found = {one.level for one in asked.ledger.told(values, asked.day, indicator, measure)}
    return [level for level in LEVELS if level in found]


def by_year(asked: Asked, wish: Wish) -> list[Pair]:
    """Return the years in which there is a value or something was spent, the earliest first: values of one level summed."""
    spent = asked.ledger.told(spent_by_year, asked.day, wish.head, wish.project)
    told = _of_level(asked, wish)
    pairs = []
    for year in sorted({*spent, *(one.year for one in told)}):
        mine = [one.value for one in told if one.year == year]
        pairs.append(Pair(str(year), spent.get(year), sum(mine) if mine else None, wish.measure, len(mine)))
    return pairs


def by_place(asked: Asked, wish: Wish) -> list[Pair]:
    """Return the places of the year by name; what was spent is known of sub-districts, by the units that bear their name."""
    units = asked.ledger.told(spent_by_unit, asked.day, wish.head, wish.project) if wish.level == SUBDISTRICT else {}
    found = []
    for one in _of_level(asked, wish):
        if one.year != asked.day.year:
            continue
        mine = {code: fen for (code, name), fen in units.items() if one.where in name}
        code = next(iter(mine), "") if len(mine) == 1 else ""
        found.append(
            Pair(one.where, sum(mine.values()) if mine else None, one.value, wish.measure, source=one, unit_code=code)
        )
    return found


def _of_level(asked: Asked, wish: Wish) -> Sequence[Value]:
    told = asked.ledger.told(values, asked.day, wish.indicator, wish.measure)
    return [one for one in told if one.level == wish.level]
