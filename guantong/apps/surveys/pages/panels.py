"""The public panels, and drawing one by lot against quotas (公众参与库)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import Place, page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.surveys import sampling
from guantong.apps.surveys.bringing import Drawing
from guantong.apps.surveys.queries import panels_seen_by
from guantong.apps.surveys.workflow import PANEL
from guantong.domain.workflow.table import NEW

SHAPES = {"drawn": "done", "withdrawn": "todo"}
COLUMNS = (
    Column("名称", "title", link=lambda row: reverse("surveys:panel", args=[row.pk])),
    Column("抽取人数", "size", "number"),
    Column("推荐人数", "named", "number"),
    Column("名单人数", "listed", "number"),
    Column("随机种子", "seed", "code"),
    Column("抽取时间", "drawn_at", "minute"),
    Column("状态", lambda row: PANEL.states[row.state], "badge", badge=lambda row: SHAPES[row.state]),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"), place=Place("荟声", 6, "公众参与库"))
def view(request: HttpRequest) -> HttpResponse:
    """List the panels; draw one."""
    path = next(
        (
            post.path
            for post in request.standing.posts
            if PANEL.why_not("draw_panel", request.standing, NEW, post.path) is None
        ),
        "",
    )
    acts = Acts(request, PANEL, (Act("draw_panel", sampling.draw_panel, Drawing),), NEW, path)
    listing = Listing(request, _("公众参与库"), panels_seen_by(request.standing), COLUMNS, empty=_("还没有抽取过。"))
    shown: dict[str, Any] = {"acts": acts, "list": listing}
    answer = listing.download() or acts.answer("/surveys/panels/{pk}/")
    return answer or render(request, "surveys/pages/panels.html", shown, status=acts.status)
