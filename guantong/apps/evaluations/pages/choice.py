"""One list of projects with its arithmetic: what was counted, by which weights, and what was decided (评价项目选取)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.evaluations import choice_work
from guantong.apps.evaluations.models import Choice
from guantong.apps.evaluations.project_forms import Deciding, Reason
from guantong.apps.evaluations.project_queries import choices_seen_by, listed
from guantong.apps.evaluations.workflow import CHOICE
from guantong.apps.journal.queries import history_of
from guantong.domain.selection.attention import PARTS, Attention, Point, weights


def _columns(row: Choice) -> tuple[Column, ...]:
    return (
        Column("项目", "project__name", note=lambda one: f"{one.project.unit} {one.project.code}".strip()),
        Column("预算", "project__money", "figure"),
        Column("关注度", lambda one: f"{one.total // 100}.{one.total % 100:02d}"),
        Column("怎样算出", _arithmetic, note=lambda one: one.project.source),
        Column(
            "决定",
            lambda one: (
                _("选取") if one.project.code in row.chosen else _("未选取，留在名单") if row.state == "decided" else ""
            ),
        ),
    )


@page(reads="selections", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list; note the decision, or withdraw it."""
    row = choices_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    found = listed(row)
    projects = [(one.project.code, one.project.name) for one in found]
    verbs = (
        Act("decide_choice", choice_work.decide_choice, partial(Deciding, projects=projects), version=True),
        Act("withdraw_choice", choice_work.withdraw_choice, Reason, version=True),
    )
    acts = Acts(request, CHOICE, verbs, row.state, row.path, {"choice": row}, version=row.version)
    answer = acts.answer()
    listing = Listing(request, str(row), found, _columns(row), empty=_("没有候选项目。"))
    shown = {
        "row": row, "acts": acts, "list": listing, "state": CHOICE.states[row.state], "weights": list(weights(row.drawn_on).values()),
        "history": history_of(row, request.standing),
    }  # fmt: skip
    return answer or listing.download() or render(request, "evaluations/pages/choice.html", shown, status=acts.status)


def _arithmetic(one: Attention) -> str:
    return "；".join(_part(point) for point in one.points)


def _part(point: Point) -> str:
    name = said(PARTS[point.part])
    if point.share is None:
        return _("%(name)s 未统计") % {"name": name}
    if point.part == "money":
        return _("%(name)s 多于其余 %(share)s%% × %(weight)s") % {
            "name": name,
            "share": point.share,
            "weight": point.weight,
        }
    told = {"name": name, "count": point.count, "share": point.share, "weight": point.weight}
    return _("%(name)s %(count)s 件，多于其余 %(share)s%% × %(weight)s") % told
