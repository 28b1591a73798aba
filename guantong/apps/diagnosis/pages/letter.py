"""One letter: what it asks, what was answered to each item, and its verbs, for who asks and for who is asked (了解情况函)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.letter_forms import Copy, Passing, Reason, Receipt, Reply, ReplyCopy, Sending
from guantong.apps.diagnosis.pages.draft import Wording
from guantong.apps.diagnosis.pages.letters import SHAPES, past
from guantong.apps.diagnosis.queries import COPIES, items_of, letters_seen_by, looks_into
from guantong.apps.diagnosis.reply_file import OUT
from guantong.apps.diagnosis.routes import ROUTES, may_issue
from guantong.apps.diagnosis.workflow import LETTER
from guantong.apps.files.attached import attached_to
from guantong.apps.files.of_record import SCANS
from guantong.apps.journal.queries import history_of


@page(reads="letters", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter; do one of its verbs."""
    letter = letters_seen_by(request.standing).filter(pk=pk).first()
    if letter is None:
        raise Http404
    files = attached_to(letter, request.standing)
    copies = [file for file in files.files if file.state in COPIES]
    scans = [file for file in copies if file.kind in SCANS and file.pk != letter.signed_id]
    items, inside = items_of(letter, request.standing), looks_into(letter, request.standing)
    verbs = (
        Act("send", letters.send, partial(Sending, copies=copies), version=True),
        Act("note_passing", letters.note_passing, Passing, version=True),
        Act("note_receipt", letters.note_receipt, Receipt, version=True),
        Act(
            "reply",
            letters.reply,
            partial(Reply, items=items, behalf=inside, filed=any(file.pk != letter.signed_id for file in files.files)),
            version=True,
        ),
        Act("revise", letters.revise, Wording, version=True),
        Act("refresh", letters.refresh, version=True),
        Act("note_signed_copy", letters.note_signed_copy, partial(Copy, copies=copies), version=True),
        Act("note_signed_reply", letters.note_signed_reply, partial(ReplyCopy, scans=scans), version=True),
        Act("note_no_reply", letters.note_no_reply, version=True),
        Act("correct", letters.correct, Reason, version=True),
        Act("withdraw", letters.withdraw, Reason, version=True),
        Act("discard", letters.discard, version=True),
    )
    closed = {
        "note_no_reply": letters.not_past(letter, request.today),
        "note_passing": letters.no_office_between(letter),
        "send": may_issue(letter.desk),
    }
    if request.method != "POST":  # what has nothing to begin with is not shown, and still answers when it is asked for
        idle = {"note_passing": closed["note_passing"], "note_signed_copy": not copies, "note_signed_reply": not scans}
        verbs = tuple(act for act in verbs if not idle.get(act.verb))
    initial = {name: getattr(letter, name) for name in (*Wording.base_fields, "office_received_on", "received_on")}
    acts = Acts(
        request, LETTER, verbs, letter.state, letter.path, {"letter": letter}, initial, letter.version,
        closed={verb: why for verb, why in closed.items() if why},
    )  # fmt: skip
    shown = {
        "archives": LETTER.why_not("archive", request.standing, letter.state, letter.path) is None, "letter": letter, "awaits": OUT, "items": items, "inside": inside, "acts": acts, "state": LETTER.states[letter.state],
        "shape": SHAPES[letter.state], "route": ROUTES[letter.route].words, "past": past(letter, request.today) if inside else 0,
        "files": files, "signed": next((file for file in copies if file.pk == letter.signed_id), None), "signed_reply": next((file for file in copies if file.pk == letter.signed_reply_id), None), "through": ROUTES[letter.route].hops, "history": history_of(letter, request.standing),
        "corrections": letters_seen_by(request.standing).filter(corrects=letter),
    }  # fmt: skip
    return acts.answer("/diagnosis/letters/{pk}/") or render(
        request, "diagnosis/pages/letter.html", shown, status=acts.status
    )
