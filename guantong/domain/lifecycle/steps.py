"""A step of the year as the law and practice know it, and the clocks it runs by (步骤, 期限).

A clock is data: before or after an event, by a fixed day, or within a window; each with the article that sets it.
"""

from dataclasses import dataclass
from enum import StrEnum

from guantong.domain.lifecycle.events import Event
from guantong.domain.questions import Stage
from guantong.domain.words import Words


class Unit(StrEnum):
    """What a term counts: days of the law are natural days."""

    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"


class Level(StrEnum):
    """Whose step it is; the lanes of the through-map."""

    CONGRESS = "congress"
    GOVERNMENT = "government"
    SUBDISTRICT = "subdistrict"
    COMMUNITY = "community"


class Part(StrEnum):
    """The parts of the formal year: what a standing committee has before it every year."""

    PLAN = "plan"
    INVESTMENT = "investment"
    BUDGET = "budget"
    EXECUTION = "execution"
    ADJUSTMENT = "adjustment"
    FINAL_ACCOUNTS = "final_accounts"
    AUDIT = "audit"
    RECTIFICATION = "rectification"
    STATE_ASSETS = "state_assets"
    DEBT = "debt"

    @property
    def words(self) -> Words:
        """The part's name."""
        return _PARTS[self]


@dataclass(frozen=True, slots=True)
class Clock:
    """By when a step is due: `n` units before (negative) or after `event`, or by a day of a year, from `opens` on.

    `year` is the calendar year of a fixed day counted from the fiscal year: -1 before it, 1 after it.
    """

    basis: str
    event: Event | None = None
    n: int = 0
    unit: Unit = Unit.DAY
    by: tuple[int, int] | None = None
    opens: tuple[int, int] | None = None
    year: int = 0


def before(event: Event, days: int, basis: str) -> Clock:
    """Return a clock of `days` natural days before `event`."""
    return Clock(basis, event, -days)


def after(event: Event, n: int, basis: str, unit: Unit = Unit.DAY) -> Clock:
    """Return a clock of `n` units after `event`."""
    return Clock(basis, event, n, unit)


def within(opens: tuple[int, int], by: tuple[int, int], basis: str, year: int = 0) -> Clock:
    """Return a clock that runs from one day of the calendar to another; `by` alone is `within((1, 1), by, …)`."""
    return Clock(basis, by=by, opens=opens, year=year)


@dataclass(frozen=True, slots=True)
class StepKind:
    """A step of the year: at which stage and level, who acts, what it gives, by which article and clocks.

    `clocks` stand newest first: the first whose article was in force decides. A step without `basis` and clocks is by choice.
    `needs` names a condition the district must meet for the step to apply at all (`lower_level`: it has a level below).
    `act` is the profile's word for what is done; `paper` the kind of paper that goes out with it.
    """

    key: str
    stage: Stage
    words: Words
    level: Level
    actor: str
    basis: str = ""
    clocks: tuple[Clock, ...] = ()
    gives: Event | None = None
    at: Event | None = None
    part: Part | None = None
    needs: str = ""
    act: str = ""
    paper: str = ""
    also: tuple[str, ...] = ()
    """Other names under which the step is registered."""

    @property
    def by_choice(self) -> bool:
        """True for a step of the district's own choice: it has no term and never turns red."""
        return not (self.basis or self.clocks)


@dataclass(frozen=True, slots=True)
class StageLife:
    """A stage of the year: its steps in order, what it stands on, and when not all of it applies."""

    stage: Stage
    basis: tuple[str, ...]
    steps: tuple[StepKind, ...]
    except_when: Words | None = None


_PARTS = {
    Part.PLAN: Words("国民经济和社会发展计划", "economic and social plan"),
    Part.INVESTMENT: Words("政府投资年度计划（六要素）", "government investment plan (six items)"),
    Part.BUDGET: Words("预算", "budget"),
    Part.EXECUTION: Words("预算执行情况报告", "execution report"),
    Part.ADJUSTMENT: Words("预算调整", "adjustment"),
    Part.FINAL_ACCOUNTS: Words("决算", "final accounts"),
    Part.AUDIT: Words("审计工作报告", "audit report"),
    Part.RECTIFICATION: Words("审计整改情况报告", "rectification report"),
    Part.STATE_ASSETS: Words("国有资产管理情况报告（综合＋专项）", "state assets report (whole and one class)"),
    Part.DEBT: Words("政府债务管理情况报告", "government debt report"),
}
