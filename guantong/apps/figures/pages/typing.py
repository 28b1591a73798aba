"""One table being typed: the grid beside the picture of its page (录入一张表)."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.figures import hand_entry
from guantong.apps.figures.grid import Grid, Reason, Typed
from guantong.apps.figures.models import Typing
from guantong.apps.figures.sight import page_sight
from guantong.apps.figures.typings import form_of, own_part, rows_of, shown_rows, typings_seen_by, weighed
from guantong.apps.figures.workflow import TYPING
from guantong.apps.journal.queries import entries_of
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

TYPES = {
    "typing_first": ("first", "save_first", "done_first"),
    "typing_second": ("second", "save_second", "done_second"),
}
NOT_YOURS = Refusal("who", Words("这一遍由另一人录入", "this typing is another person's"))
MOVED = later("这一页在别处保存过。下面是你刚才填的，再保存一次就以它为准。")


def _acts(request: HttpRequest, typing: Typing, mine: bool) -> tuple[Acts, Acts]:
    """Return the verbs that carry the grid and all others, as one for answering and one for showing beside it."""
    typed = partial(Typed, typing=typing)
    grid = tuple(
        Act(verb, getattr(hand_entry, verb), typed, version=True) for _, *verbs in TYPES.values() for verb in verbs
    )
    beside = (
        Act("take_second", hand_entry.take_second, version=True, main=True),
        Act("give_up", hand_entry.give_up, Reason),
    )
    facts: dict[str, Any] = {
        "given": {"typing": typing}, "version": typing.version, "latest_by": hand_entry.typist(typing),
        "closed": {} if mine else {act.verb: NOT_YOURS for act in grid},
    }  # fmt: skip
    asked = Acts(request, TYPING, (*grid, *beside), typing.state, typing.path, **facts)
    shown = Acts(request, TYPING, beside, typing.state, typing.path, **facts)
    shown.failed = asked.failed
    return asked, shown


@page(reads="figures", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one page of the table to whoever types it now; keep it, end it, take on the second typing, or give it up."""
    typing = typings_seen_by(request.standing).filter(pk=pk).first()
    if typing is None:
        raise Http404
    whose, *verbs = TYPES.get(typing.state, ("",))
    mine = bool(whose) and getattr(typing, f"{whose}_by") == request.standing.person
    number = _number(request, typing)
    acts, beside = _acts(request, typing, mine)
    moved = mine and request.POST.get("verb") in verbs and request.POST.get("version") != str(typing.version)
    answer = None if moved else acts.answer(f"{request.path}?page={number}")
    if answer is not None:
        return answer
    failed = next((form for verb, form in acts.failed.items() if verb in verbs), None)
    typed = request.POST if moved or failed else None
    own = own_part(typing, request.standing)
    shown = {
        "typing": typing, "number": number, "sight": page_sight(typing.batch, number), "acts": beside, "verbs": verbs,
        "grid": Grid(form_of(typing), rows_of(typing, whose)[number], typed) if mine else None, "failed": failed,
        "moved": MOVED if moved else "", "own": weighed(typing, own) if own and typing.state != "agreed" else None,
        "rows": None if mine else shown_rows(request, typing, own), "history": entries_of(typing),
    }  # fmt: skip
    return render(request, "figures/pages/typing.html", shown, status=409 if moved else acts.status)


def _number(request: HttpRequest, typing: Typing) -> int:
    asked = request.POST.get("page") or request.GET.get("page", "")
    return int(asked) if asked in map(str, typing.pages) else int(typing.pages[0])
