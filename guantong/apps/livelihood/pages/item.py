"""One item of a running year: money, milestones, quarters, claims, objections, what was judged, and its verbs (民生实事项目)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood import item_forms, judging, operations, progress
from guantong.apps.livelihood.money import money_of
from guantong.apps.livelihood.queries import items_seen_by, quarters_of, steps_of
from guantong.apps.livelihood.shapes import ITEM_SHAPES, OBJECTION_SHAPES
from guantong.apps.livelihood.terms import ORIGINS, sources
from guantong.apps.livelihood.workflow import ITEM, OBJECTION


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item; do one of its verbs."""
    item = items_seen_by(request.standing).filter(pk=pk).first()
    if item is None:
        raise Http404
    initial = {"quarter": (request.today.month + 2) // 3, "one_group": item.one_group}
    acts = Acts(
        request, ITEM, tuple(_acts(request, item)), item.state, item.path, {"item": item}, initial, item.version,
        latest_by=item.done_said_by if item.state == "said_done" else "",
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    links, results = list(item.lines.filter(state="linked")), judging.results_of(item)
    objections = [(one, OBJECTION.states[one.state], OBJECTION_SHAPES[one.state]) for one in item.objections.all()]
    shown = {
        "item": item, "acts": acts, "state": ITEM.states[item.state], "shape": ITEM_SHAPES[item.state], "links": links,
        "money": money_of(item, links, request.standing, request.today), "steps": steps_of(item), "today": request.today,
        "quarters": quarters_of(item, request.today), "objections": objections, "origin": ORIGINS[item.origin],
        "sources": [(words, item.sources[name]) for name, words in sources().items() if name in item.sources],
        "attention": judging.attention_on(item, results, request.today) if results else [], "results": results,
        "files": attached_to(item, request.standing), "history": history_of(item, request.standing),
        "needs": item.needs.count(), "track": _TRACK, "next": item.carried_to.first(), "amends": _may(request, item, "amend"),
    }  # fmt: skip
    return render(request, "livelihood/pages/item.html", shown, status=acts.status)


def _acts(request: HttpRequest, item: object) -> list[Act]:
    standing = request.standing  # type: ignore[attr-defined]
    found = [
        Act("report_progress", progress.report_progress, item_forms.Reported, version=True),
        Act("reach_milestone", progress.reach_milestone, partial(item_forms.Reached, item=item), version=True),
        Act("plan_milestone", progress.plan_milestone, item_forms.Planned, version=True),
        Act("say_done", progress.say_done, item_forms.Done, version=True),
        Act("confirm_done", progress.confirm_done, item_forms.Confirmed, version=True),
        Act("not_done", progress.not_done, item_forms.Why, version=True),
        Act("judge", judging.judge, version=True, main=True),
        Act("join_result", judging.join_result, partial(item_forms.ResultJoined, standing=standing), version=True),
        Act("join_need", operations.join_need, partial(item_forms.NeedJoined, standing=standing), version=True),
        Act("carry_over", operations.carry_over, item_forms.Carried, version=True),
        Act("stop", operations.stop, item_forms.Stopped, version=True),
    ]
    shown = item.released_at is not None  # type: ignore[attr-defined]
    idle = "release" if shown else "withhold"
    both = [Act("release", operations.release, version=True), Act("withhold", operations.withhold, version=True)]
    return [*found, *(act for act in both if act.verb != idle or request.method == "POST")]


def _may(request: HttpRequest, item: object, verb: str) -> bool:
    return ITEM.why_not(verb, request.standing, item.state, item.path) is None  # type: ignore[attr-defined]


_TRACK = [(state, ITEM.states[state]) for state in ("listed", "under_way", "said_done", "built", "judged")]
