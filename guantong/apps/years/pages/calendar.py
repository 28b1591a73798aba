"""Calendar of my year: this week's step, what to send, by which template, what last year's looked like (本周法定事项)."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import law, said
from guantong.apps.papers.by_hand import kinds_by_hand
from guantong.apps.papers.workflow import PAPER
from guantong.apps.years.queries import sessions_seen_by
from guantong.apps.years.this_week import Task, in_week, monday_of, tasks_of
from guantong.domain.words import Words

_SUNDAY = timedelta(days=6)


def _basis(task: Task) -> str:
    due = task.due
    if due and due.on and due.clock:
        return law(due.clock.basis)
    return said(due.why) if due and not due.on else law(task.step.statutory) if task.step.statutory else _("自选动作")


def _send(task: Task) -> str:
    return said(task.act) if task.act else ""


def _last(task: Task) -> str:
    before = task.before
    return f"{before.happened_on} {before.document}".strip() if before else ""


def _when(task: Task, week: date) -> tuple[Words, str]:
    if task.on is None or task.on < week:
        return _PAST, "doing"
    return (_THIS, "due") if task.on <= week + _SUNDAY else (_AHEAD, "todo")


_THIS, _AHEAD = Words("本周", "this week"), Words("往后", "ahead")
_PAST = Words("日期已过，未登记", "past its day, not registered")
WHAT = (
    Column("日期", "on", "day", note=_basis),
    Column("步骤", "step__name", link=lambda task: reverse("years:step", args=[task.step.pk]), note=lambda task: task.step.get_stage_display()),
    Column("谁做", lambda task: task.actor, note=lambda task: task.step.organisation),
    Column("怎样做", _send),
)  # fmt: skip
BEFORE = (
    Column("去年", _last, link=lambda task: reverse("years:step", args=[task.before.pk]) if task.before else ""),
    Column(
        "函样", lambda task: task.letter.title if task.letter else "", note=lambda task: task.letter.number if task.letter else "",
        link=lambda task: reverse("papers:paper", args=[task.letter.pk]) if task.letter else "",
    ),
)  # fmt: skip


@page(reads="years", place=Place("年度", 0, "本周法定事项"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the week asked for, else this one, what is past its day, and the weeks ahead."""
    week = monday_of(_typed(request.GET.get("week", "")) or request.today)
    tasks = tasks_of(request.standing, week)
    ahead = [task for task in tasks if task.on and task.on > week + _SUNDAY]
    past = [task for task in tasks if task.on and task.on < week]
    when = Column("何时", lambda task: _when(task, week)[0], "badge", badge=lambda task: _when(task, week)[1])
    listing = Listing(
        request, _("本周法定事项"), [*in_week(tasks, week), *ahead, *past], (when, *WHAT, _paper(drafts=PAPER.begun_by("draft", request.standing)), *BEFORE),
        empty=_("本周和往后六周都没有到期的步骤。"),
    )  # fmt: skip
    sessions = sessions_seen_by(request.standing).filter(
        state="planned", planned_on__range=(week, week + timedelta(weeks=8))
    )
    shown = {
        "week": week, "until": week + _SUNDAY, "before": week - timedelta(days=7), "after": week + timedelta(days=7),
        "list": listing,
        "sessions": sessions.order_by("planned_on"),
    }  # fmt: skip
    return listing.download() or render(request, "years/pages/calendar.html", shown)


def _paper(*, drafts: bool) -> Column:
    """The kind of paper; whoever may draft is led to a draft of it."""
    by_hand = kinds_by_hand() if drafts else []
    return Column(
        "文种", lambda task: task.paper.words if task.paper else "",
        link=lambda task: f"{reverse('papers:by_hand')}?kind={task.paper.name}" if task.paper in by_hand else "",
    )  # fmt: skip


def _typed(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
