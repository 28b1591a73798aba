"""What runs in the background and how far it is (后台任务)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.jobs.queries import jobs_seen_by, progress
from guantong.apps.jobs.workflow import JOB

SHAPES = {"queued": "todo", "running": "doing", "done": "done", "failed": "warn", "cancelled": "", "dead": "warn"}
MOST_POLLS = 100
"""A page left open asks for some minutes, then waits to be asked: it must not keep a session alive for ever."""


COLUMNS = (
    Column("任务", "title", link=lambda job: reverse("jobs:job", args=[job.pk])),
    Column(
        "状态", lambda job: JOB.states[job.state], "badge", badge=lambda job: SHAPES[job.state], filters="state",
        choices=tuple(JOB.states.items()),
    ),
    Column("进度", lambda job: f"{job.done} / {job.of}" if job.of else "", bar=lambda job: progress(job) if job.of else None),
    Column("次数", "attempts", "number", sorts="attempts"),
    Column("提出人", "owner", sorts="owner"),
    Column("提出时间", "asked_at", "minute", sorts="asked_at"),
    Column("结束时间", "ended_at", "minute", sorts="ended_at"),
)  # fmt: skip


@page(reads="jobs", place=Place("系统", 3, "后台任务"))
def view(request: HttpRequest) -> HttpResponse:
    """List the jobs this person may see; while one is active the list asks again by itself."""
    listing = Listing(request, _("后台任务"), jobs_seen_by(request.standing), COLUMNS, empty=_("没有后台任务。"))
    return listing.download() or render(
        request, "jobs/pages/jobs.html",
        {"list": listing, "again": again(request, any(job.active for job in listing.page))},
    )  # fmt: skip


def again(request: HttpRequest, active: bool) -> str:
    """Return the query under which a page asks for itself anew; nothing when nothing can change any more."""
    typed = request.GET.get("asked", "")
    asked = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    if not active or asked >= MOST_POLLS:
        return ""
    query = request.GET.copy()
    query["asked"] = str(asked + 1)
    return f"?{query.urlencode()}"
