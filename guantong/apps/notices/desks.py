"""The desk of a person: which lists, in which order for which role, each with how much there is (工作台)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Window

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


def desk_of(standing: Standing, now: datetime, today: date) -> Desk:
    """Return the desk of `standing`; as many queries with one thing to do as with two hundred."""
    order = next((ORDER[post.role] for post in standing.posts if post.role in ORDER), _EVERYBODY)
    past, mine, asked = Q(due_on__lt=today), open_work_of(standing), open_work_asked_by(standing)
    due = Q(due_on__lte=today)
    found = {
        "due": mine.filter(due),
        "mine": mine.filter(Q(due_on=None) | Q(due_on__gt=today, due_on__lte=soon_until(today))),
        "later": mine.filter(due_on__gt=soon_until(today)),
        "owed": asked.filter(past),
        "others": asked.exclude(past & Q(due_on__isnull=False)),
        "district": open_work_seen_by(standing).filter(past).exclude(work_for(standing)).order_by(*SOONEST),
        "answered": DueWork.objects.filter(
            asked_by=standing.person, state="done", ended_at__gte=now - _JUST
        ).order_by("-ended_at"),
    }  # fmt: skip
    sections = [_section(name, found[name], standing, today) for name in order]
    return Desk([section for section in sections if section.lines or section.name not in _ONLY_IF_ANY])


def _section(name: str, rows: QuerySet[DueWork], standing: Standing, today: date) -> Section:
    # the count comes with the rows: one query a list, full or empty
    works = list(rows.annotate(total=Window(Count("pk")))[: FEW if name == "later" else MOST])
    title, empty = _TITLES[name]
    count = works[0].total if works else 0
    return Section(name, title, [line(work, standing, today) for work in works], count, empty, _MORE[name])


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
