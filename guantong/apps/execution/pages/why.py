"""Why a project is fast or slow in the unit's own words, and what follows from its pace as computed (快慢原因与连锁反应)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.knock_on import follows
from guantong.apps.execution.models import Cause
from guantong.apps.execution.projects import together
from guantong.apps.execution.queries import projects
from guantong.apps.execution.reusing import causes_seen_by
from guantong.apps.execution.sight import home_of, sight_of
from guantong.apps.execution.telling import yardstick
from guantong.apps.execution.workflow import CAUSE
from guantong.domain.fiscal.records.causes import causes
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW


def cause_words(row: Cause) -> Words | str:
    """Return the words of a cause, its code where the list no longer has it."""
    return causes(row.pace).get(row.code, row.code)


COLUMNS = (
    Column("原因", cause_words, link=page_of("execution:cause"), note=lambda row: row.words),
    Column("快慢", lambda row: Words("快", "fast") if row.pace == "fast" else Words("慢", "slow")),
    Column("填报单位", "unit"),
    Column("截至", "day", "day"),
    Column("填报时间", "stated_at", "minute"),
)


@page(reads="execution")
def view(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was stated and what follows."""
    asked, sight, on = asked_of(request), sight_of(request.standing), request.GET.get("on", "")
    lines = projects(asked, sight, project_code=code) if asked else []
    if asked is None or not lines:
        raise Http404
    line = together(lines, asked.day)
    path = home_of(request.standing, line.unit_code, lines[0].unit)
    stated = causes_seen_by(request.standing).filter(year=asked.day.year, project_code=code, state="stated")
    listing = Listing(
        request,
        _("单位填报的原因"),
        stated,
        COLUMNS,
        keeps=("on",),
        empty=_("单位还没有填报原因。原因由单位选择，系统不推断。"),
    )
    shown = {
        "asked": asked, "line": line, "list": listing, "states": CAUSE.why_not("state_cause", request.standing, NEW, path) is None, "follows": follows(asked, code), "yardstick": yardstick(line), "on": on
    }  # fmt: skip
    return listing.download() or render(request, "execution/pages/why.html", shown)
