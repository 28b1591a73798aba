"""Results of several sources weighed by a document, and weighing one (多源加权)."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys.bringing import Weighed
from guantong.apps.surveys.queries import COUNTED, surveys_seen_by, weighings_seen_by
from guantong.apps.surveys.weighing import weigh, weighed
from guantong.apps.surveys.workflow import WEIGHING
from guantong.domain.surveys.composite import printed
from guantong.domain.workflow.table import NEW

SHAPES = {"weighed": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("名称", "title", link=lambda row: reverse("surveys:weighing", args=[row.pk])),
    Column("结果", lambda row: printed(weighed(row).total) or _("未计算"), "code"),
    Column("权重的文件依据", "document"),
    Column("文件日期", "dated", "day"),
    Column("状态", lambda row: WEIGHING.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """List what was weighed; weigh anew."""
    standing = request.standing
    path = next(
        (post.path for post in standing.posts if WEIGHING.why_not("weigh", standing, NEW, post.path) is None), ""
    )
    surveys = surveys_seen_by(standing).filter(state__in=COUNTED)[:50]
    acts = Acts(request, WEIGHING, (Act("weigh", weigh, partial(Weighed, surveys=surveys)),), NEW, path)
    listing = Listing(request, _("多源加权"), weighings_seen_by(standing), COLUMNS, empty=_("还没有汇总过。"))
    answer = listing.download() or acts.answer("/surveys/weighings/{pk}/")
    return answer or render(
        request, "surveys/pages/weighings.html", {"acts": acts, "list": listing}, status=acts.status
    )
