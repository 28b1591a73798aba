"""What is due, waits for me, waits for others, was just answered; how each is shown (待办)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from guantong.apps.actors.models import Membership
from guantong.apps.actors.queries import in_force
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.queries import within
from guantong.apps.notices.models import DueWork
from guantong.domain.period import printed_day
from guantong.domain.roles import ADMINISTRATORS, STAFF, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workdays.reminders import due_soon, reminders_of, soon_until

SOONEST = (F("due_on").asc(nulls_last=True), "pk")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing as a list shows it: its shape and word, and for whom it is done if not for oneself."""

    work: DueWork
    shape: str
    says: Words
    behalf: str = ""


def work_for(standing: Standing) -> Q:
    """Return the condition that due work is this person's: by name, or by role in one of the own organisations.

    The work of an absent colleague is the substitute's too.
    """
    mine = Q(person__in=[standing.person, *_absent(standing)])
    for post in standing.posts:
        mine |= Q(path=post.path, person="") & Q(role__in=("", post.role.value))
    return mine


def open_work_of(standing: Standing) -> QuerySet[DueWork]:
    """Return what waits for this person, soonest first."""
    return DueWork.objects.filter(work_for(standing), state="open").order_by(*SOONEST)


def open_work_asked_by(standing: Standing) -> QuerySet[DueWork]:
    """Return what this person or the own office asked of others, soonest first."""
    office = {post.path for post in _office(standing).posts}
    asked = Q(asked_by=standing.person) | Q(asked_path__in=office)
    return DueWork.objects.filter(asked, state="open").exclude(work_for(standing)).order_by(*SOONEST)


def open_work_seen_by(standing: Standing) -> QuerySet[DueWork]:
    """Return the open work of the person's organisations, soonest first."""
    return work_seen_by(standing).filter(state="open").order_by(*SOONEST)


def work_seen_by(standing: Standing) -> QuerySet[DueWork]:
    """Return all one may see: one's own, one's office's, and what one asked; deputies do not see each other's."""
    office = _office(standing)
    seen = work_for(standing) | Q(asked_by=standing.person) | Q(asked_path__in={post.path for post in office.posts})
    return DueWork.objects.filter(seen | within(office.areas("notices")))


def latest_path_of(of: Journaled, verb: str) -> str:
    """Return the organisation latest asked to do `verb` about `of`; nothing when none was."""
    found = DueWork.objects.filter(key=of.journal_key, verb=verb).order_by("-pk").values_list("path", flat=True)
    return found.first() or ""


def count_of(standing: Standing, today: date) -> int:
    """Return how much waits for this person now: what the navigation shows; what is far off does not count."""
    return DueWork.objects.filter(work_for(standing), waits_now(today), state="open").count()


def waits_now(today: date) -> Q:
    """Return the condition that work is past its day, due soon, or has no day."""
    return Q(due_on=None) | Q(due_on__lte=soon_until(today))


def colleagues(work: DueWork, day: date) -> list[tuple[str, str]]:
    """Return who may take the work over: username and name of everybody in office there who could do it."""
    found = Membership.objects.filter(
        in_force(day), organisation__path=work.path, person__is_active=True,
        role__in=[work.role] if work.role else [role.value for role in STAFF | ADMINISTRATORS],
    ).exclude(person__username=work.person)  # fmt: skip
    return list(found.values_list("person__username", "person__name").distinct().order_by("person__username"))


def held_by(usernames: Collection[str]) -> dict[str, list[DueWork]]:
    """Return what waits for each of `usernames` by name."""
    found: dict[str, list[DueWork]] = {}
    for work in DueWork.objects.filter(person__in=usernames, state="open").order_by(*SOONEST):
        found.setdefault(work.person, []).append(work)
    return found


def waits_on(work: DueWork, standing: Standing) -> bool:
    """True when `standing` asked for the work, in person or through the own office, or owes it."""
    paths = {post.path for post in _office(standing).posts}
    return work.asked_by == standing.person or work.asked_path in paths or work.path in paths


def line(work: DueWork, standing: Standing, today: date) -> Line:
    """Return how the work is shown to `standing`: past its day is never called late here."""
    shape, says = _shown(work, standing, today)
    return Line(work, shape, says, _behalf(work, standing))


def reminder_text(work: DueWork, district: str, today: date) -> str:
    """Return what a person may copy into a message; the system sends nothing."""
    called = "计划办理日期为" if work.planned else "期限为"
    due = called + printed_day(work.due_on) if work.due_on else "未定期限"
    to = f"{work.waits_for}：" if work.waits_for else ""
    asks = (
        "，至今未见登记，请告知办理情况。已经办理的，请告知日期和文号。"
        if work.due_on and work.due_on < today
        else "，请按时办理。已经办理的，请告知日期和文号。"
    )
    return f"【{district}人大常委会】{to}{work.title.partition('：')[2] or work.title}，{due}{asks}"


def reminded_today(today: date) -> list[DueWork]:
    """Return the open work for which today is a day to remind."""
    dated = DueWork.objects.filter(state="open", due_on__gte=today).order_by(*SOONEST)
    return [work for work in dated if any(reminder.on == today for reminder in reminders_of(work.due_on))]


def _shown(work: DueWork, standing: Standing, today: date) -> tuple[str, Words]:
    if work.state != "open":
        return ("done", _DONE) if work.state == "done" else ("", _WITHDRAWN)
    if work.due_on is None:
        return "doing", _NO_DAY
    left = (work.due_on - today).days
    if left < 0:
        if work.planned:
            return "todo", _PLANNED_DAY_PAST.filled(days=-left)  # by choice: no 期限 has passed
        # what another office asked of us is not held against us before a person there has spoken
        ours = not work.asked_path or work.asked_path in {post.path for post in standing.posts}
        return ("due", _PAST.filled(days=-left)) if ours or work.reminded_on else ("todo", _DAY_PASSED)
    if left == 0:
        return "due", _TODAY
    return ("due" if due_soon(work.due_on, today) else "doing"), _LEFT.filled(days=left)


def _behalf(work: DueWork, standing: Standing) -> str:
    if work.person:
        return work.person if work.person in _absent(standing) else ""
    fits = [p for p in standing.posts if p.path == work.path and work.role in ("", p.role.value)]
    return "" if any(not p.for_person for p in fits) else next((p.for_person for p in fits), "")


def _absent(standing: Standing) -> set[str]:
    return {post.for_person for post in standing.posts} - {""}


def _office(standing: Standing) -> Standing:
    roles: frozenset[Role] = STAFF | ADMINISTRATORS
    return Standing(standing.person, tuple(post for post in standing.posts if post.role in roles))


_DONE = Words("已办", "done")
_WITHDRAWN = Words("已撤回", "withdrawn")
_NO_DAY = Words("未定期限", "no day set")
_TODAY = Words("今天", "today")
_LEFT = Words("剩 {days} 天", "{days} days left")
_PAST = Words("已过 {days} 天", "{days} days past")
_PLANNED_DAY_PAST = Words("计划日已过 {days} 天", "planned day {days} days past")
_DAY_PASSED = Words("期限已过", "day passed")
