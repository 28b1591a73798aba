"""Two items side by side with the four parts of the reason; a person says one matter or two (两项对照)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.consultation import board_matching
from guantong.apps.consultation.board_addresses import address_of_board, address_of_item, address_of_match
from guantong.apps.consultation.board_fates import path_of
from guantong.apps.consultation.board_forms import Accepted, Refused
from guantong.apps.consultation.board_queries import board_of, facing
from guantong.apps.consultation.board_recording import FROZEN
from guantong.apps.consultation.board_rows import fate_note
from guantong.apps.consultation.board_workflow import PAIRING
from guantong.apps.journal.queries import history_of
from guantong.domain.words import Words

ACTS = (
    Act("accept_match", board_matching.accept_match, Accepted, version=True),
    Act("refuse_match", board_matching.refuse_match, Refused, version=True),
    Act("reconsider_match", board_matching.reconsider_match, version=True),
)
PARTS = {
    "text": Words("文字", "words"),
    "place": Words("地点", "place"),
    "field": Words("领域", "field"),
    "money": Words("金额", "money"),
}


@page(reads="government_lists", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, year: int, government: str, people: str) -> HttpResponse:
    """Show them; judge them and go on to the next pair nobody judged."""
    board = board_of(request.standing, year)
    found = facing(board, request.today) if board else None
    if board is None or found is None or {government, people} - found.rows.keys() or government[0] == people[0]:
        raise Http404
    match, pairing = found.compared(government, people), found.pairings.get((government, people))
    waiting = [(one.government.number, one.people.number) for one in found.unsettled]
    at = waiting.index((government, people)) if (government, people) in waiting else -1
    others = [pair for pair in waiting if pair != (government, people)]
    after = waiting[at + 1] if 0 <= at < len(waiting) - 1 else next(iter(others), None)
    before = waiting[at - 1] if at > 0 else None
    amounts = [one.amount for one in (match.government, match.people) if one.amount is not None]
    frozen = board.state != "conferring"
    acts = Acts(
        request, PAIRING, ACTS, pairing.state if pairing else "suggested", path_of(found.rows[government], board),
        {"board": board, "government": government, "people": people},
        {"way": "government", "amount": min(amounts) if amounts else None}, pairing.version if pairing else 0,
        closed={act.verb: FROZEN for act in ACTS} if frozen else {},
    )  # fmt: skip
    goes_to = address_of_match(year, *after) if after else address_of_board(year)
    if answer := acts.answer(goes_to):
        return answer
    sides = [
        (found.rows[code], found.item(code), found.fated.get(code), fate_note(found.fated.get(code)), address_of_item(year, code))
        for code in (government, people)
    ]  # fmt: skip
    shown = {
        "year": year, "match": match, "pairing": pairing, "acts": acts, "sides": sides,
        "parts": [(PARTS[part.kind], part, None if part.likeness is None else int(part.likeness * 100)) for part in match.parts],
        "before": address_of_match(year, *before) if before else "", "after": address_of_match(year, *after) if after else "",
        "left": len(waiting), "history": history_of(pairing, request.standing) if pairing else (),
        "state": PAIRING.states[pairing.state if pairing else "suggested"],
    }  # fmt: skip
    return render(request, "consultation/pages/board_match.html", shown, status=acts.status)
