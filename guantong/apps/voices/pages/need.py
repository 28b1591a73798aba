"""One need: what was said, masked, what is suggested and why, its copies, its verbs (诉求)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.voices import leaving, operations, telling
from guantong.apps.voices.forms import Confirmed, Hidden, Joined, Office, Told
from guantong.apps.voices.groups import likely_copies_of
from guantong.apps.voices.pages.needs import SHAPES
from guantong.apps.voices.queries import body_at, needs_seen_by
from guantong.apps.voices.suggesting import told
from guantong.apps.voices.workflow import NEED
from guantong.domain.gathering.personal import KINDS
from guantong.domain.words import Words

_COPIES = (
    Column("提出日期", "said_on", "day"),
    Column("诉求", "title", link=lambda row: f"/voices/{row.pk}/"),
    Column("社区", lambda row: row.place.name if row.place else ""),
    Column("渠道", "by_way_of"),
)
ACTS = (
    Act("confirm", operations.confirm, Confirmed, version=True),
    Act("hide_more", operations.hide_more, Hidden, version=True),
    Act("part_copy", operations.part_copy, version=True),
    Act("join_copies", operations.join_copies, Joined),
    Act("tell", telling.tell_by_hand, Told),
    Act("refer_away", leaving.refer_away, Office, version=True),
    Act("erase", leaving.erase, version=True),
)


@page(reads="voices", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a need; do one of its verbs."""
    need = needs_seen_by(request.standing).filter(pk=pk).first()
    if need is None:
        raise Http404
    place = need.suggested.get("place", {}).get("value", "")
    initial = {
        "place": need.place or body_at(place), "field": need.field or need.suggested.get("field", {}).get("value", ""),
        "department": need.department or need.suggested.get("department", {}).get("value", ""),
    }  # fmt: skip
    likely = likely_copies_of(need, request.standing)
    initial["copies"] = ",".join(map(str, likely))
    idle = {"part_copy": not need.head_id, "join_copies": not likely}
    acts = Acts(
        request, NEED, tuple(act for act in ACTS if not idle.get(act.verb) or request.method == "POST"),
        need.state, need.path, {"need": need}, initial, need.version,
    )  # fmt: skip
    copies = list(needs_seen_by(request.standing).filter(head=need)) if not need.head_id else []
    hidden = [(KINDS.get(kind, _BY_HAND), count) for kind, count in need.hidden.items()]
    shown = {
        "need": need, "acts": acts, "state": NEED.states[need.state], "shape": SHAPES[need.state], "suggested": told(need.suggested),
        "hidden": hidden, "history": history_of(need, request.standing), "files": attached_to(need, request.standing),
        "copies": Listing(request, _("同一诉求"), copies, _COPIES) if copies else None, "count": len(copies) + 1, "likely": len(likely),
        "told": telling.messages_of(need), "original": need.original and NEED.why_not("read_original", request.standing, need.state, need.path) is None,
    }  # fmt: skip
    return acts.answer() or render(request, "voices/pages/need.html", shown, status=acts.status)


_BY_HAND = Words("人工补充", "by hand")
