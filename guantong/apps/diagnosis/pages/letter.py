"""One letter: what it asks, what was answered to each item, and its verbs, for who asks and for who is asked (询问函)."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.pages.draft import Wording
from guantong.apps.diagnosis.pages.letters import SHAPES, past
from guantong.apps.diagnosis.queries import Told, items_of, letters_seen_by, looks_into
from guantong.apps.diagnosis.routes import ROUTES
from guantong.apps.diagnosis.workflow import LETTER
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of

_DAY = partial(forms.DateField, widget=forms.DateInput({"type": "date"}))


class Sending(forms.Form):
    """The number the office gave, and the day: the system gives none."""

    number = forms.CharField(label=later("文号"), max_length=60, help_text=later("办公室编定的文号，照原样填写"))
    sent_on = _DAY(label=later("发出日期"))


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=1000, widget=forms.Textarea({"rows": 3}))


class Reply(forms.Form):
    """An answer to each item; who files it on behalf of the unit says when it came, and its number."""

    def __init__(self, *args: Any, items: Iterable[Told], behalf: bool, filed: bool, **kwargs: Any) -> None:
        """Ask for each item of the letter."""
        super().__init__(*args, **kwargs)
        if behalf:
            self.fields["replied_on"] = _DAY(label=later("复函日期"))
            self.fields["reply_number"] = forms.CharField(label=later("复函文号"), max_length=60, required=False)
        for told in items:
            self.fields[f"answer_{told.item.pk}"] = forms.CharField(
                label=f"{told.item.number}. {told.item.facts.get('title', '')}", max_length=4000, required=not filed,
                error_messages={"required": later("请逐项答复；另有复函文件的，先作为附件上传")},
                widget=forms.Textarea({"rows": 4}),
            )  # fmt: skip


@page(reads="letters", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter; do one of its verbs."""
    letter = letters_seen_by(request.standing).filter(pk=pk).first()
    if letter is None:
        raise Http404
    files = attached_to(letter, request.standing)
    items, inside = items_of(letter, request.standing), looks_into(letter, request.standing)
    verbs = (
        Act("send", letters.send, Sending, version=True),
        Act("reply", letters.reply, partial(Reply, items=items, behalf=inside, filed=bool(files.files)), version=True),
        Act("revise", letters.revise, Wording, version=True),
        Act("refresh", letters.refresh, version=True),
        Act("note_no_reply", letters.note_no_reply, version=True),
        Act("correct", letters.correct, Reason, version=True),
        Act("withdraw", letters.withdraw, Reason, version=True),
        Act("discard", letters.discard, version=True),
    )
    early = letters.not_past(letter, request.today)
    initial = {name: getattr(letter, name) for name in ("route", "subject", "asks", "within")}
    acts = Acts(
        request, LETTER, verbs, letter.state, letter.path, {"letter": letter}, initial, letter.version,
        closed={"note_no_reply": early} if early else {},
    )  # fmt: skip
    shown = {
        "letter": letter, "items": items, "inside": inside, "acts": acts, "state": LETTER.states[letter.state],
        "shape": SHAPES[letter.state], "route": ROUTES[letter.route].words, "past": past(letter, request.today),
        "files": files, "history": history_of(letter, request.standing),
        "corrections": letters_seen_by(request.standing).filter(corrects=letter),
    }  # fmt: skip
    return acts.answer("/diagnosis/letters/{pk}/") or render(
        request, "diagnosis/pages/letter.html", shown, status=acts.status
    )
