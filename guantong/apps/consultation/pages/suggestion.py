"""One suggestion: what is asked and why, who signed, what offices say, the negative list, its verbs (一件项目建议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation.acts import acts_of
from guantong.apps.consultation.criteria import STATUSES, VERDICTS, criteria_on, hits_in
from guantong.apps.consultation.models import Feasibility, NeedLink
from guantong.apps.consultation.queries import (
    feasibility_of,
    links_of,
    needs_behind,
    signers_of,
    suggestions_seen_by,
)
from guantong.apps.consultation.shapes import EXCLUDED_SHAPES, SHAPES, VERDICT_SHAPES
from guantong.apps.consultation.whose import KINDS, is_own
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.voices.queries import needs_seen_by
from guantong.domain.words import Words

_GONE = Words("应本人要求已清除，仍计数", "erased on request, counted on")


def _needs(request: HttpRequest, links: list[NeedLink], signed: bool) -> Listing | None:
    """List the linked needs by masked title: those one reads, and all of them to who signed; the others are counted alone."""
    keys = [one.need_id for one in links]
    seen = set(needs_seen_by(request.standing).filter(pk__in=keys).values_list("pk", flat=True))  # type: ignore[attr-defined]
    once = {one.need_id: one for one in reversed(links)}  # two that were merged may answer one need
    shown = [one for one in links if once[one.need_id] is one and (signed or one.need_id in seen)]
    columns = (
        Column("诉求", lambda one: one.need.title or _GONE, link=lambda one: f"/voices/{one.need_id}/" if one.need_id in seen else ""),
        Column("社区", lambda one: one.need.place.name if one.need.place else ""),
        Column("提出日期", lambda one: one.need.said_on, "day"),
        Column("关联日期", "linked_on", "day", note=lambda one: one.suggestion.code),
    )  # fmt: skip
    return Listing(request, _("关联的诉求"), shown, columns) if shown else None


def _said(one: Feasibility) -> list[tuple[Words, Words, str, str]]:
    """Return what an office said: criterion, verdict, how it is drawn, reason."""
    return [
        (c.words, VERDICTS[told["verdict"]], (EXCLUDED_SHAPES if c.excluded else VERDICT_SHAPES)[told["verdict"]], told["reason"])
        for c in criteria_on(one.stated_on)
        if (told := one.verdicts.get(c.code))
    ]  # fmt: skip


@page(reads="suggestions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a suggestion; do one of its verbs."""
    row = suggestions_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    links, people = list(links_of(row)), signers_of(row)
    own = is_own(row, request.standing)
    acts: Acts = acts_of(request, row, links)
    if answer := acts.answer():
        return answer
    told = [(one, _said(one)) for one in feasibility_of(row)]
    signed = any(one.person == request.standing.person for one in people)
    shown = {
        "row": row, "acts": acts, "state": SUGGESTION.states[row.state], "shape": SHAPES[row.state], "own": own, "people": people,
        "kinds": KINDS, "asked": needs_behind(row), "told": told, "hits": hits_in(f"{row.title} {row.text}", request.today),
        "statuses": STATUSES, "merged": list(row.merged.order_by("number")), "criteria": len(criteria_on(request.today)),
        "sources": [STATUSES[status] for status in sorted({one.status for one in criteria_on(request.today)})],
        "needs": _needs(request, links, own or signed),
        "files": attached_to(row, request.standing), "history": history_of(row, request.standing),
    }  # fmt: skip
    return render(request, "consultation/pages/suggestion.html", shown, status=acts.status)
