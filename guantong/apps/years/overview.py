"""One fiscal year at a glance (贯通图): the eight stages across, the levels down, and how far each cell is."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.queries import steps_seen_by
from guantong.apps.years.reckoning import Reckoning
from guantong.domain.questions import Stage
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workdays.reminders import due_soon

SHOWN = 2
"""How many steps a cell names; the most pressing first."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A level of the district and the kinds of bodies that belong to it."""

    name: str
    words: Words
    note: Words
    kinds: tuple[str, ...]


LANES = (
    Lane(
        "congress", Words("区人大常委会", "standing committee"), Words("预算工委、财经委", "commission, committee"),
        tuple(
            kind.value for kind in (
                OrganisationKind.CONGRESS, OrganisationKind.STANDING_COMMITTEE, OrganisationKind.CHAIRPERSONS_COUNCIL,
                OrganisationKind.SPECIAL_COMMITTEE, OrganisationKind.WORKING_BODY, OrganisationKind.DELEGATION,
                OrganisationKind.DEPUTY_GROUP, OrganisationKind.EXPERT_POOL,
            )
        ),
    ),
    Lane(
        "government", Words("区政府及部门", "government"), Words("财政、审计、各单位", "finance, audit, units"),
        (OrganisationKind.GOVERNMENT.value, OrganisationKind.DEPARTMENT.value, OrganisationKind.UNIT.value),
    ),
    Lane(
        "subdistrict", Words("街道", "sub-districts"), Words("人大街道工委、办事处", "committees, offices"),
        (OrganisationKind.SUBDISTRICT_COMMITTEE.value, OrganisationKind.SUBDISTRICT_OFFICE.value),
    ),
    Lane(
        "community", Words("社区与居民", "communities"), Words("联络站、社区", "stations, communities"),
        (OrganisationKind.LIAISON_STATION.value, OrganisationKind.COMMUNITY.value),
    ),
)  # fmt: skip


@dataclass(slots=True)
class Group:
    """Steps of one name in a cell: one line of it."""

    steps: list[Step]

    @property
    def registered(self) -> int:
        """How many of them are."""
        return sum(step.state == "registered" for step in self.steps)


@dataclass(slots=True)
class Cell:
    """One stage at one level: its steps, the most pressing first, and in one word how far it is."""

    stage: Stage
    lane: Lane
    steps: list[Step] = field(default_factory=list)
    shape: str = "none"
    says: Words = Words("", "")
    note: Words = Words("", "")
    next: Words | None = None

    @property
    def shown(self) -> list[Group]:
        """The first names in the cell, each once however many organisations take the step."""
        return self._groups()[:SHOWN]

    @property
    def more(self) -> int:
        """How many names are left out."""
        return max(0, len(self._groups()) - SHOWN)

    def _groups(self) -> list[Group]:
        named: dict[str, list[Step]] = defaultdict(list)
        for step in self.steps:
            named[step.name].append(step)
        return [Group(steps) for steps in named.values()]


def year_map(year: FiscalYear, standing: Standing, today: date) -> list[tuple[Lane, list[Cell]]]:
    """Return the lanes of `year`, each with its eight cells; the same few queries however many steps."""
    lane_of = {kind: lane.name for lane in LANES for kind in lane.kinds}
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    kinds = dict(Organisation.objects.values_list("path", "kind"))
    steps = list(steps_seen_by(standing).filter(year=year).exclude(state="not_applicable").order_by("planned_on", "pk"))
    for step in steps:
        found[lane_of.get(kinds.get(step.path, ""), "government"), step.stage].append(step)
    known = Reckoning.of(year.year, steps)
    return [
        (lane, [_cell(stage, lane, found[lane.name, stage.value], today, known) for stage in Stage]) for lane in LANES
    ]


def money_of(stage: Stage, year: int) -> Words:
    """Return which year's money stands under a stage: 2026年预算, 2026年决算."""
    return _MONEY[stage].filled(year=year)


def lane_named(name: str) -> Lane | None:
    """Return a lane by its name, or None."""
    return next((lane for lane in LANES if lane.name == name), None)


def pressing(step: Step, today: date) -> int:
    """Return how soon one should look at a step: confirmed late, due soon, not registered, to come, registered."""
    if step.state == "late":
        return 0
    if step.state == "registered":
        return 4
    if step.planned_on is None:
        return 3
    return 1 if due_soon(step.planned_on, today) else 2 if step.planned_on < today else 3


def _cell(stage: Stage, lane: Lane, steps: list[Step], today: date, known: Reckoning) -> Cell:
    if not steps:
        return Cell(stage, lane)
    ranked = sorted(steps, key=lambda step: pressing(step, today))
    ranks = [pressing(step, today) for step in ranked]
    done, passed = ranks.count(4), ranks.count(2)
    shape, says = _shape(ranks)
    note = _PASSED.filled(count=passed) if passed else _DONE_OF.filled(done=done, all=len(steps))
    return Cell(stage, lane, ranked, shape, says, note, _next(ranked, today, known))


def _next(steps: list[Step], today: date, known: Reckoning) -> Words | None:
    """Return by when the next open step is due: by law where its term is computed, else as planned."""
    found: list[tuple[date, bool]] = []
    for step in steps:
        if step.state == "planned":
            law = min((one.on for one in known.due_of(step) if one.on), default=None)
            day = law or step.planned_on
            if day and day >= today:
                found.append((day, law is not None))
    if not found:
        return None
    day, by_law = min(found)
    return (_BY_LAW if by_law else _AS_PLANNED).filled(day=f"{day:%m-%d}", left=(day - today).days)


def _shape(ranks: list[int]) -> tuple[str, Words]:
    if 0 in ranks:
        return "late", _LATE
    if 1 in ranks:
        return "due", _SOON
    if set(ranks) == {4}:
        return "done", _DONE
    # a step past its day that nobody registered is a gap in what we know, not somebody's fault
    return ("doing", _DOING) if 4 in ranks or 2 in ranks else ("todo", _TO_COME)


_BY_LAW = Words("法定 {day} 前，剩 {left} 天", "by law until {day}, {left} days left")
_AS_PLANNED = Words("计划 {day}，剩 {left} 天", "planned for {day}, {left} days left")
_MONEY = {
    Stage.FORMULATION: Words("{year}年预算", "budget {year}"),
    Stage.EXECUTION: Words("{year}年预算", "budget {year}"),
    Stage.ADJUSTMENT: Words("{year}年预算", "budget {year}"),
    Stage.FINAL_ACCOUNTS: Words("{year}年决算", "accounts {year}"),
    Stage.PERFORMANCE: Words("{year}年项目", "projects {year}"),
    Stage.AUDIT: Words("{year}年审计", "audit {year}"),
    Stage.RECTIFICATION: Words("{year}年审计", "audit {year}"),
    Stage.RETROSPECT: Words("{year}年度", "year {year}"),
}
_LATE = Words("确认逾期", "late")
_SOON = Words("临期", "due soon")
_DONE = Words("完成", "done")
_DOING = Words("进行", "under way")
_TO_COME = Words("未到", "to come")
_PASSED = Words("{count} 步计划日已过、未登记", "{count} past their day, not registered")
_DONE_OF = Words("已登记 {done}/{all}", "{done} of {all} registered")
