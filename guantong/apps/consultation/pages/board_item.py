"""One item of either list: what becomes of it, with the reason, and what may be the same matter (一项的去处)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.consultation import board_fates
from guantong.apps.consultation.board_addresses import address_of_board, address_of_match
from guantong.apps.consultation.board_fates import path_of
from guantong.apps.consultation.board_forms import Jointly, PutOff, declined_on, folded_into
from guantong.apps.consultation.board_queries import Facing, board_of, facing
from guantong.apps.consultation.board_recording import FROZEN
from guantong.apps.consultation.board_rows import SHAPES, fate_note
from guantong.apps.consultation.board_workflow import FATE
from guantong.apps.consultation.models import Suggestion
from guantong.apps.journal.queries import history_of
from guantong.domain.facing.reasons import reasons_on


def _like(request: HttpRequest, found: Facing, code: str) -> Listing:
    """List what may be the same matter."""
    rows = [one for one in found.suggested if code in (one.government.number, one.people.number)]
    columns = (
        Column("政府清单", lambda one: one.government.title, note=lambda one: one.government.number),
        Column("相近", lambda one: f"{one.percent}%", bar=lambda one: one.percent, link=lambda one: address_of_match(found.year, one.government.number, one.people.number)),
        Column("项目建议", lambda one: one.people.title, note=lambda one: one.people.number),
    )  # fmt: skip
    return Listing(request, _("相近的项"), rows, columns, empty=_("没有相近的项。"))


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Show it; decide what becomes of it."""
    board = board_of(request.standing, year)
    found = facing(board, request.today) if board else None
    if board is None or found is None or code not in found.rows:
        raise Http404
    row, item, fate = found.rows[code], found.item(code), found.fated.get(code)
    leads = [(one.lead.number, f"{one.lead.number} {one.lead.title}") for one in found.lines if one.lead.number != code]
    acts = (
        Act("list_jointly", board_fates.list_jointly, Jointly, version=True),
        *([Act("fold_in", board_fates.fold_in, folded_into(leads), version=True)] if leads else []),
        Act("put_off", board_fates.put_off, PutOff, version=True),
        Act("decline", board_fates.decline, declined_on(request.today), version=True),
        Act("take_fate_back", board_fates.take_fate_back, version=True),
    )
    verbs = Acts(
        request, FATE, acts, fate.state if fate else "open", path_of(row, board), {"board": board, "code": code},
        {"amount": (fate.amount if fate else None) or item.amount, "year": year + 1}, fate.version if fate else 0,
        closed={act.verb: FROZEN for act in acts} if board.state != "conferring" else {},
    )  # fmt: skip
    if answer := verbs.answer(address_of_board(year)):
        return answer
    like = _like(request, found, code)
    if download := like.download():
        return download
    line = next((one for one in found.lines if code in [source.number for source in one.sources]), None)
    shown = {
        "year": year, "row": row, "item": item, "fate": fate, "note": fate_note(fate), "acts": verbs, "list": like, "line": line,
        "state": FATE.states[fate.state if fate else "open"], "shape": SHAPES[fate.state if fate else "open"],
        "history": history_of(fate, request.standing) if fate else (), "needs": found.needs.get(code),
        "reason": reasons_on(fate.decided_on).get(fate.reason) if fate and fate.decided_on and fate.reason else None,
        "source": reverse("consultation:suggestion", args=[row.pk]) if isinstance(row, Suggestion) else "",
    }  # fmt: skip
    return render(request, "consultation/pages/board_item.html", shown, status=verbs.status)
