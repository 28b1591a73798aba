"""When the rules were run, and what came of it (规则运行记录)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis import operations
from guantong.apps.diagnosis.book_runs import start_books
from guantong.apps.diagnosis.models import Run
from guantong.apps.diagnosis.queries import runs_seen_by, sees_everything
from guantong.apps.diagnosis.workflow import RUN
from guantong.domain.workflow.table import NEW

CAUSES = {
    "manual": later("人工"),
    "published": later("发布之后"),
    "taken_down": later("撤下之后"),
    "nightly": later("每夜"),
}
SHAPES = {"asked": "doing", "done": "done", "broken_off": "warn"}


def scope(run: Run) -> str:
    """Return what a run looked at."""
    if run.judged_on is not None:
        return _("账上数据，截至 %(day)s") % {"day": run.judged_on.isoformat()}
    return str(run.batch) if run.batch else _("全部已发布的文件")


COLUMNS = (
    Column("诊断", "pk", "number", sorts="pk", link=lambda run: reverse("diagnosis:run", args=[run.pk])),
    Column("起因", lambda run: CAUSES[run.cause], filters="cause", choices=list(CAUSES.items())),
    Column("范围", lambda run: scope(run)),
    Column("快照", lambda run: run.snapshot_id or run.books_id, "number"),
    Column("状态", lambda run: RUN.states[run.state], "badge", badge=lambda run: SHAPES[run.state]),
    Column("提出时间", "asked_at", "minute", sorts="asked_at"),
    Column("用时", "took"),
)  # fmt: skip
CAME = (
    Column("文件", lambda run: len(run.examined) if run.books_id is None else None, "number"),
    Column("规则", lambda run: len(run.examined) if run.books_id else None, "number"),
    Column("新提示", lambda run: run.changed("raise"), "number"),
    Column("有变化", lambda run: run.changed("update"), "number"),
    Column("不再出现", lambda run: run.changed("lapse"), "number"),
)
"""Counts over all documents and signals: for whom nothing of them is hidden."""


class OverBooks(forms.Form):
    """Up to which day the records are judged."""

    judged_on = DayField(
        label=later("截至"), required=False, help_text=later("不填则到账上最晚一笔付款所在月份的月末，最晚到今天")
    )


@page(reads="diagnosis", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List the runs; ask for another."""
    acts = Acts(request, RUN, (Act("start", operations.start), Act("start_books", start_books, OverBooks)), NEW, "")
    answer = acts.answer("/diagnosis/runs/{pk}/")
    columns = (*COLUMNS, *(CAME if sees_everything(request.standing) else ()))
    rows = runs_seen_by(request.standing)
    listing = Listing(request, _("规则运行记录"), rows, columns, sort="-pk", empty=_("规则还没有运行过。"))
    shown = {"list": listing, "acts": acts, "failed": acts.failed.get("start")}
    return answer or listing.download() or render(request, "diagnosis/pages/runs.html", shown, status=acts.status)
