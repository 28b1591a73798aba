"""The key units of each year: proposed, before the chairpersons' council, decided; propose those of another year (重点部门选取)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.actors.queries import term_in_force
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.selecting import select
from guantong.apps.execution.selection_forms import Proposing
from guantong.apps.execution.selections import selections_seen_by
from guantong.apps.execution.workflow import SELECTION
from guantong.domain.workflow.table import NEW

_HALF = 6
SHAPES = {"proposed": "due", "submitted": "doing", "decided": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("年度", "year", "number", sorts="year", link=lambda row: reverse("execution:selection", args=[row.pk])),
    Column("状态", lambda row: SELECTION.states[row.state], "badge", badge=lambda row: SHAPES[row.state], filters="state", choices=tuple(SELECTION.states.items())),
    Column("账册截至", "day", "day"),
    Column("建议", lambda row: len(row.choices), "number"),
    Column("拟定日期", "proposed_on", "day", sorts="proposed_on"),
    Column("提交日期", "submitted_on", "day"),
    Column("主任会议日期", "decided_on", "day", sorts="decided_on", note=lambda row: row.document),
    Column("确定", lambda row: len(row.units) or None, "number"),
    Column("增列", lambda row: len(row.added) or None, "number"),
    Column("未列入", lambda row: len(row.left_out) or None, "number"),
)  # fmt: skip


@page(reads="selections", methods=("GET", "HEAD", "POST"), place=Place("年度", 3, "重点部门选取"))
def view(request: HttpRequest) -> HttpResponse:
    """List the years; propose."""
    asked, term = asked_of(request), term_in_force(request.today)
    initial = {
        "year": asked.day.year if asked else request.today.year,
        # a term that begins in the second half of a year first looks at the money of the next
        "term_first": term.begins_on.year + (term.begins_on.month > _HALF) if term else request.today.year,
    }
    acts = Acts(request, SELECTION, (Act("select", select, Proposing),), NEW, "", initial=initial)
    rows = selections_seen_by(request.standing).defer("candidates")
    listing = Listing(request, _("重点部门选取"), rows, COLUMNS, sort="-year", empty=_("还没有拟定过重点部门名单。"))
    shown = {"asked": asked, "list": listing, "acts": acts}
    answer = listing.download() or acts.answer("/execution/selections/{pk}/")
    return answer or render(request, "execution/pages/selections.html", shown, status=acts.status)
