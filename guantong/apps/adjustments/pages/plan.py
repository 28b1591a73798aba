"""One adjustment plan: its count, what it changes with sums, what is missing, its study, versions, papers, verbs (预算调整方案)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.adjustments.acts import acts_of
from guantong.apps.adjustments.columns import LINES, feet, lines
from guantong.apps.adjustments.item_rows import FUNDS, SIDES
from guantong.apps.adjustments.pages.plans import SHAPES
from guantong.apps.adjustments.queries import (
    counts_of,
    inside,
    lines_of,
    plans_seen_by,
    seen_of,
    term_of_publication,
    told_of,
)
from guantong.apps.adjustments.terms import terms, words_of
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.papers.queries import papers_about
from guantong.apps.papers.workflow import PAPER

SUMS = (
    Column("收支", lambda one: SIDES.get(one.side)), Column("预算", lambda one: FUNDS.get(one.fund_kind)), Column("项数", "count", "number"),
    Column("调整前", "before", "yuan"), Column("增减", "change", "yuan"), Column("调整后", "after", "yuan"),
    Column("方案自列合计与各项之和的差", lambda one: one.off.get("change", one.off.get("after")) if one.off else (0 if one.printed else None), "yuan"),
)  # fmt: skip


@page(reads="published_adjustments", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan, or with `?edition=` an earlier version of it; do one of its verbs."""
    standing = request.standing
    plan = plans_seen_by(standing).filter(pk=pk).first()
    if plan is None:
        raise Http404
    editions = list(plan.editions.defer("content"))
    waits = plan.editions.exclude(content=[]).exists()
    asked = request.GET.get("edition", "")
    edition = next((one for one in editions if str(one.number) == asked), editions[-1])
    kept = lines_of(edition)
    current = kept if edition is editions[-1] else lines_of(editions[-1])
    counts, within = counts_of(plan), inside(standing)
    late = any(count.short for count in counts)
    acts = acts_of(request, plan, seen_of(current, standing), late=late)
    if answer := acts.answer(f"/adjustments/{pk}/items/" if request.POST.get("verb") == "bring_items" else ""):
        return answer
    told = told_of(plan, edition, kept)
    listing = Listing(
        request, _("调整项目"), lines(seen_of(kept, standing)), LINES, search="search", keeps=("edition",), feet=feet,
        empty=_("还没有调整项目：上传明细表，或者逐项录入。"),
    )  # fmt: skip
    shown = {
        "archives": PLAN.why_not("archive", standing, plan.state, plan.path) is None, "plan": plan, "state": PLAN.states[plan.state], "shape": SHAPES[plan.state], "acts": acts, "inside": within, "waits": waits and within,
        "list": listing, "sums": Listing(request, _("合计"), told.sums, SUMS, empty=_("没有项目可以合计。")), "told": told,
        "edition": edition, "editions": editions, "latest": editions[-1], "counts": counts, "late": late,
        "options": terms("options", plan.received_on).values(), "option": plan.option and words_of("options", plan.option),
        "triggers": [terms("triggers", plan.received_on).get(name) for name in plan.triggers],
        "report": terms("not_adjustments", plan.received_on).get(plan.not_adjustment), "term": term_of_publication(plan),
        "remarks": [(one, one.outcome and words_of("outcomes", one.outcome)) for one in plan.remarks.all()] if within else [],
        "papers": list(papers_about(plan, standing)) if standing.reads("papers") else [], "paper_states": PAPER.states,
        "files": attached_to(plan, standing), "history": history_of(plan, standing),
    }  # fmt: skip
    return listing.download() or render(request, "adjustments/pages/plan.html", shown, status=acts.status)
