"""Of which groups the year's key units are made up, “1+N+1”, and how many places each group has (重点部门的构成)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guantong.domain.rule_engine.thresholds import Limits, Own
from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")
_SUBDISTRICT = "subdistrict"
OTHER = "other"
"""The kind of a unit of which nothing else is known."""
_OTHERS = frozenset({"administrative", "public_institution", "school", "hospital", OTHER})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be chosen: its money in fen, its open matters, and the years in which it was a key unit."""

    code: str
    name: str
    kind: str
    money: int
    matters: int = 0
    reviewed: tuple[int, ...] = ()

    def latest_before(self, year: int) -> int | None:
        """Return the latest year before `year` in which it was a key unit, None where it never was."""
        return max((one for one in self.reviewed if one < year), default=None)


@dataclass(frozen=True, slots=True)
class Group:
    """Some `places` among units of some `kinds`; `fixed` units have theirs in any case, `drawn` places are drawn by lot."""

    key: str
    words: Words
    places: int
    kinds: frozenset[str]
    fixed: tuple[str, ...] = ()
    drawn: int = 0

    def of(self, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """Return the candidates of this group, by code."""
        return tuple(sorted((c for c in candidates if c.kind in self.kinds), key=lambda one: one.code))


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the congress: its first year and how many years it has."""

    first: int
    years: int

    @property
    def latest(self) -> int:
        """The last year of the term."""
        return self.first + self.years - 1

    def left_after(self, year: int) -> int:
        """Return how many years of the term come after `year`; raises ValueError for a year outside it."""
        if not self.first <= year <= self.latest:
            raise ValueError(f"{year} is outside the term of {self.first}–{self.latest}")
        return self.latest - year


def limits(day: date, own: tuple[Own, ...] = ()) -> Limits:
    """Return how many places each group has and how long a term is, as in force on `day`, each with its source."""
    return Limits(_FILE, day, "", own)


def composition(day: date, lead: tuple[str, ...], own: tuple[Own, ...] = ()) -> tuple[Group, ...]:
    """Return the groups in force on `day`; `lead` are the codes of the leading units, `own` the district's numbers.

    A leading unit is taken whatever its kind; without one there is no such group. Raises UndatedLimitError for a day before the numbers begin.
    """
    set_ = limits(day, own)
    named = {key: set_[key] for key in ("lead", "departments", "subdistricts")}
    leading = Group("lead", named["lead"].name, named["lead"].value, _OTHERS | {_SUBDISTRICT}, lead)
    return (
        *((leading,) if lead else ()),
        Group("departments", named["departments"].name, named["departments"].value, _OTHERS, (), set_["drawn"].value),
        Group("subdistricts", named["subdistricts"].name, named["subdistricts"].value, frozenset({_SUBDISTRICT})),
    )


def term(first: int, day: date, own: tuple[Own, ...] = ()) -> Term:
    """Return the term that began in the year `first`, as long as is in force on `day`."""
    return Term(first, limits(day, own)["term"].value)
