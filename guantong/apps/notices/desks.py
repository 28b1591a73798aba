"""The desk of a person: which lists, in which order for which role, each with how much there is (工作台)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from guantong.apps.notices.models import DueWork
from guantong.apps.notices.queries import (
    SOONEST,
    Line,
    line,
    open_work_asked_by,
    open_work_of,
    open_work_seen_by,
    work_for,
)  # fmt: skip
from guantong.domain.roles import ADMINISTRATORS, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workdays.reminders import soon_until

_JUST = timedelta(hours=24)
MOST, FEW = 20, 5
"""How many lines of a list a desk shows, and of what is far off; the rest is one click away."""
_AT_ONCE = 200
"""More open rows than this are not fetched to be dealt out here: each list asks for its own."""


@dataclass(frozen=True, slots=True)
class Section:
    """One list of a desk: its lines, and how many there are in all."""

    name: str
    title: Words
    lines: list[Line]
    count: int
    empty: Words
    more: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The lists of a desk in their order; those that come first for a role are named in ORDER."""

    sections: list[Section]

    @property
    def empty(self) -> bool:
        """True when there is nothing on it at all: said once, not list by list."""
        return not any(section.lines for section in self.sections)

    def count(self, name: str) -> int:
        """Return how much there is in a list; 0 when the desk has none of that name."""
        return next((section.count for section in self.sections if section.name == name), 0)


_EVERYBODY = ("due", "mine", "owed", "others", "answered", "later")
_ONLY_IF_ANY = {"owed", "district", "answered", "later"}
"""Lists that stand on the desk only when there is something in them."""
ORDER: dict[Role, tuple[str, ...]] = {
    # what others owe comes first where it was asked for: we look into it before anybody is told
    **dict.fromkeys(
        (Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, Role.STANDING_COMMITTEE_OFFICE),
        ("owed", "due", "mine", "others", "answered", "later"),
    ),
    Role.LEADER: ("district", "due", "mine", "others", "answered", "later"),
    # whoever asked something looks for the answer
    **dict.fromkeys(
        (Role.DEPUTY, Role.EXPERT, Role.RESIDENT_REPRESENTATIVE, Role.FINANCE_COMMITTEE_MEMBER),
        ("answered", "due", "mine", "others", "later"),
    ),
    **dict.fromkeys(ADMINISTRATORS, ("due", "mine", "later")),
}


@dataclass(frozen=True, slots=True)
class _Share:
    """What of some rows stands in one list: due after a day, until a day, or without a day."""

    name: str
    after: date | None = None
    until: date | None = None
    undated: bool = False

    def holds(self, day: date | None) -> bool:
        """True when what is due on `day` belongs here."""
        if day is None:
            return self.undated
        return (self.after is None or day > self.after) and (self.until is None or day <= self.until)

    def condition(self) -> Q:
        """Return the same for the database."""
        dated = Q(due_on__isnull=False)
        dated &= Q(due_on__gt=self.after) if self.after else Q()
        dated &= Q(due_on__lte=self.until) if self.until else Q()
        return dated | Q(due_on=None) if self.undated else dated


def desk_of(standing: Standing, now: datetime, today: date) -> Desk:
    """Return the desk of `standing`; a few queries, one more a list that is long."""
    order = next((ORDER[post.role] for post in standing.posts if post.role in ORDER), _EVERYBODY)
    yesterday, soon = today - timedelta(days=1), soon_until(today)
    found = _dealt(
        open_work_of(standing),
        [
            _Share("due", until=today),
            _Share("mine", after=today, until=soon, undated=True),
            _Share("later", after=soon),
        ],
    )
    if "others" in order:
        # what is past its day stands here too where no list above tells it
        told = "owed" in order or "district" in order
        others = _Share("others", after=yesterday if told else None, undated=True)
        found |= _dealt(open_work_asked_by(standing), [_Share("owed", until=yesterday), others])
    if "district" in order:
        district = open_work_seen_by(standing).exclude(work_for(standing)).filter(due_on__lt=today)
        found["district"] = _counted(district.order_by(*SOONEST))
    if "answered" in order:
        answered = DueWork.objects.filter(asked_by=standing.person, state="done", ended_at__gte=now - _JUST)
        found["answered"] = _counted(answered.order_by("-ended_at"))
    sections = [_section(name, *found[name], standing, today) for name in order]
    return Desk([section for section in sections if section.lines or section.name not in _ONLY_IF_ANY])


def _dealt(rows: QuerySet[DueWork], shares: list[_Share]) -> dict[str, tuple[list[DueWork], int]]:
    """Return for every share its first rows and how many there are: by one query where the rows are not too many."""
    works = list(rows[:_AT_ONCE])
    if len(works) == _AT_ONCE:
        return {share.name: _counted(rows.filter(share.condition())) for share in shares}
    dealt = {share.name: [work for work in works if share.holds(work.due_on)] for share in shares}
    return {name: (own[:MOST], len(own)) for name, own in dealt.items()}


def _counted(rows: QuerySet[DueWork]) -> tuple[list[DueWork], int]:
    works = list(rows[:MOST])
    return works, rows.count() if len(works) == MOST else len(works)


def _section(name: str, works: list[DueWork], count: int, standing: Standing, today: date) -> Section:
    title, empty = _TITLES[name]
    shown = works[:FEW] if name == "later" else works
    return Section(name, title, [line(work, standing, today) for work in shown], count, empty, _MORE[name])


_TITLES = {
    "due": (
        Words("今天或此前到期", "Due today or before"),
        Words("没有今天或此前到期的事项。", "Nothing is due today or was due before."),
    ),
    "mine": (Words("等我处理", "Waits for me"), Words("没有等您处理的事项。", "Nothing waits for you.")),
    "owed": (
        Words("对方期限已过，先核实再提醒", "Past its day elsewhere: look into it, then remind"),
        Words("没有期限已过而未登记的事项。", "Nothing is past its day and unregistered."),
    ),
    "later": (Words("以后到期", "Due later"), Words("没有以后到期的事项。", "Nothing is due later.")),
    "others": (Words("等对方", "Waits for others"), Words("没有等对方办理的事项。", "Nothing waits for others.")),
    "district": (
        Words("全区期限已过、尚未登记", "Past its day in the district, not registered"),
        Words("全区没有期限已过而未登记的事项。", "Nothing in the district is past its day and unregistered."),
    ),
    "answered": (
        Words("刚刚答复", "Just answered"),
        Words("24 小时内没有新的答复。", "Nothing was answered in the last 24 hours."),
    ),
}
_MORE = {
    "due": "?whose=mine", "mine": "?whose=mine", "later": "?whose=mine", "owed": "?whose=asked", "others": "?whose=asked",
    "district": "?whose=ours", "answered": "?whose=ended",
}  # fmt: skip
