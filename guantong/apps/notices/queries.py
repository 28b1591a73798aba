"""What is due, waits for me, waits for others, was just answered (工作台)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Standing

_JUST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Desk:
    """The four lists of a desk, each in the order of its days."""

    due: list[DueWork]
    mine: list[DueWork]
    others: list[DueWork]
    answered: list[DueWork]


def work_for(standing: Standing) -> Q:
    """Return the condition that due work is this person's: by name, or by role in one of the own organisations."""
    mine = Q(person=standing.person)
    for post in standing.posts:
        mine |= Q(path=post.path, person="") & Q(role__in=("", post.role.value))
    return mine


def desk_of(standing: Standing, now: datetime, today: date) -> Desk:
    """Return the desk of `standing`; two queries however much there is."""
    open_work = list(
        DueWork.objects.filter(state="open").filter(work_for(standing) | Q(asked_by=standing.person)).order_by("due_on")
    )
    mine_keys = set(DueWork.objects.filter(work_for(standing), state="open").values_list("pk", flat=True))
    mine = [work for work in open_work if work.pk in mine_keys]
    due = [work for work in mine if work.due_on and work.due_on <= today]
    answered = DueWork.objects.filter(asked_by=standing.person, state="done", ended_at__gte=now - _JUST)
    return Desk(
        due, [w for w in mine if w not in due], [w for w in open_work if w.pk not in mine_keys], list(answered[:50])
    )


def open_work_seen_by(standing: Standing) -> QuerySet[DueWork]:
    """Return the open work of the person's organisations, soonest first."""
    return DueWork.objects.filter(work_for(standing), state="open").order_by("due_on", "pk")
