"""One paper: what it says, where each amount stands, its way with receipts, its verbs, its files (一件公文)."""

from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.papers import operations
from guantong.apps.papers.pages.papers import SHAPES
from guantong.apps.papers.paper_forms import Copy, Number, Reason, Receipt, Told, Wording
from guantong.apps.papers.queries import COPIES, content_of, inside, intact, papers_seen_by
from guantong.apps.papers.shown import shown_annexes, shown_blocks, shown_sources, steps_of, telling
from guantong.apps.papers.wording import texts_in
from guantong.apps.papers.workflow import PAPER
from guantong.domain.papers.kinds import route_words


@page(reads="papers", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the paper; do one of its verbs."""
    paper = papers_seen_by(request.standing).filter(pk=pk).first()
    if paper is None:
        raise Http404
    files, hops, content = attached_to(paper, request.standing), list(paper.hops.all()), content_of(paper)
    copies = [file for file in files.files if file.state in COPIES]
    verbs = (
        Act("check", operations.check, version=True, main=True),
        Act("sign", operations.sign, version=True, main=True),
        Act("export", operations.export, version=True, main=True),
        Act("register", operations.register, partial(Number, numbered=paper.what.numbered), version=True),
        Act("note_receipt", operations.note_receipt, partial(Receipt, hops=hops), version=True),
        Act("note_signed_copy", operations.note_signed_copy, partial(Copy, copies=copies), version=True),
        Act("note_told", operations.note_told, partial(Told, hops=hops), version=True),
        Act("revise", operations.revise, partial(Wording, texts=tuple(texts_in(paper.blocks))), version=True),
        Act("send_back", operations.send_back, Reason, version=True),
        Act("correct", operations.correct, Reason, version=True),
        Act("withdraw", operations.withdraw, Reason, version=True),
        Act("discard", operations.discard, version=True),
    )
    signs = operations.not_the_signer(paper, request.standing)
    closed = {
        "sign": signs, "withdraw": signs,
        "note_signed_copy": None if paper.what.keeps_copy else operations.NO_COPY_STAYS,
    }  # fmt: skip
    if request.method != "POST":  # what has nothing to begin with is not shown, and still answers when it is asked for
        idle = {"note_receipt": not hops, "note_told": not hops, "note_signed_copy": not copies}
        verbs = tuple(act for act in verbs if not idle.get(act.verb))
    initial = {
        "title": paper.title,
        "enclosures": "\n".join(paper.enclosures),
        "copies": "\n".join(paper.copies),
        **{name: said for name, _block, said in texts_in(paper.blocks)},
    }
    acts = Acts(
        request, PAPER, verbs, paper.state, paper.path, {"paper": paper}, initial, paper.version,
        latest_by=operations.second(paper, request.standing), closed={verb: why for verb, why in closed.items() if why},
    )  # fmt: skip
    within = inside(request.standing)
    shown = {
        "paper": paper, "content": content, "blocks": shown_blocks(content), "annexes": shown_annexes(content), "sources": shown_sources(content),
        "acts": acts, "state": PAPER.states[paper.state], "shape": SHAPES[paper.state], "route": route_words(paper.route),
        "telling": telling(paper, hops, settings.DISTRICT) if within else "",
        "line": paper.line, "steps": steps_of(paper), "hops": hops, "inside": within, "files": files, "intact": intact(paper),
        "signed": next((file for file in files.files if file.pk == paper.signed_copy_id), None),
        "history": history_of(paper, request.standing),
        "corrections": papers_seen_by(request.standing).filter(corrects=paper),
    }  # fmt: skip
    return acts.answer("/papers/{pk}/") or render(request, "papers/pages/paper.html", shown, status=acts.status)
