"""Two typings of a table side by side: what differs, and settling it with the page in view (两遍比对)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.figures import hand_entry
from guantong.apps.figures.settling import Settled, sides_of
from guantong.apps.figures.sight import page_sight
from guantong.apps.figures.typings import typings_seen_by
from guantong.apps.figures.workflow import TYPING
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

TYPISTS = Refusal(
    "who",
    Words("差异由两位录入人之一再看原件后核定", "differences are settled by one of the two who typed"),
)


@page(reads="figures", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every difference beside the picture of its page once both are done; take down what stands."""
    typing = typings_seen_by(request.standing).filter(pk=pk).first()
    if typing is None:
        raise Http404
    typist = request.standing.person in (typing.first_by, typing.second_by)
    acts = Acts(
        request, TYPING, (Act("settle", hand_entry.settle, partial(Settled, typing=typing), version=True),), typing.state,
        typing.path, given={"typing": typing}, version=typing.version, closed={} if typist else {"settle": TYPISTS},
    )  # fmt: skip
    answer = acts.answer()
    if answer is not None:
        return answer
    done = typing.state in ("differing", "agreed")
    pages = [
        {"number": number, "sides": sides, "sight": page_sight(typing.batch, number)}
        for number, sides in (sides_of(typing) if done else {}).items()
    ]
    shown = {
        "typing": typing, "pages": pages, "done": done, "settles": typist and typing.state == "differing",
        "failed": acts.failed.get("settle"), "acts": None if typist else acts,
    }  # fmt: skip
    return render(request, "figures/pages/comparison.html", shown, status=acts.status)
