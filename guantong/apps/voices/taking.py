"""Taking a need down: the words as written beside the masked text, for as long as they are needed (记录诉求)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.files.operations import hang, let_in
from guantong.apps.voices.models import Need
from guantong.apps.voices.queries import call_on
from guantong.apps.voices.recording import noted
from guantong.apps.voices.suggesting import Suggesting
from guantong.apps.voices.words import TYPED, fields, read
from guantong.apps.voices.workflow import NEED
from guantong.domain.gathering.personal import masked
from guantong.domain.gathering.plain_text import normalised
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

LONGEST = 5_000
_TITLE = 120
_PHOTO = "照片"
_PICTURES = ("jpg", "jpeg", "png")


def take_down(
    *, channel: str, text: str, said_on: date, by: Standing, as_of: datetime, title: str = "", field: str = "",
    place: Organisation | None = None, photo: bytes = b"", photo_name: str = "",
    sent: str = "",
) -> Need:  # fmt: skip
    """Take one need down, masked; a photo hangs on it under a name that says nothing. Raises BadInput by field.

    `sent` names the form: sent again it changes nothing. Two people who say the same are two needs, whoever takes them down.
    """
    path = place.path if place else (by.posts[0].path if by.posts else "")
    NEED.demand("take_down", by, NEW, path)
    if channel not in TYPED:
        raise BadInput({"channel": _NO_CHANNEL})
    if not normalised(text):
        raise BadInput({"text": _NO_TEXT})
    if said_on > as_of.date():
        raise BadInput({"said_on": _LATER})
    call = call_on(said_on, path) if channel == "yearly_call" else None
    if channel == "yearly_call" and call is None:
        raise BadInput({"channel": _NO_CALL})
    file = None
    if photo:
        kind = photo_name.rpartition(".")[2].lower()
        name = f"{_PHOTO}.{kind if kind in _PICTURES else 'jpg'}"
        file = let_in(
            to="voices.need",
            path=path,
            name=name,
            content=photo,
            level=Level.INTERNAL,
            by=by,
            as_of=as_of,
            demanded=True,
        )
    need = need_of(
        {"channel": channel, "title": title, "text": text, "on": said_on, "said": {"code": field, "field": str(fields()[field].zh) if field else ""}},
        Suggesting(), by, as_of, path, place,
    )  # fmt: skip
    need.call = call
    with transaction.atomic():
        if sent and (there := Need.objects.filter(taken_by=by.person, sent=sent).first()):
            return there
        need.sent = sent
        need.save()
        noted(need, NEED, "take_down", by, as_of, path, channel=channel)
        if file:
            hang(file=file, to=need, by=by, as_of=as_of)
    return need


def need_of(
    facts: Mapping[str, Any], suggesting: Suggesting, by: Standing, as_of: datetime, path: str, place: Organisation | None = None
) -> Need:  # fmt: skip
    """Return a need that is not saved yet: masked, with its suggestions and the last day of its original."""
    title, text = masked(facts["title"]), masked(facts["text"][:LONGEST])
    head = title.text.split("\n")[0][:_TITLE] or text.text.split("\n")[0][:40]
    hidden = {kind: title.hidden.get(kind, 0) + text.hidden.get(kind, 0) for kind in {**title.hidden, **text.hidden}}
    original = "\n".join(part for part in (facts["title"].strip(), facts["text"].strip()) if part)[: LONGEST + _TITLE]
    return Need(
        channel=facts["channel"], source=facts.get("source", ""), number=facts.get("number", ""), path=path, place=place,
        said_on=facts["on"], title=head, text=text.text, original=original.replace("\0", ""), hidden=hidden,
        original_until=as_of.date() + timedelta(days=read("keeping")["days"]),
        suggested=suggesting.of(head, text.text, facts.get("said", {})), taken_by=by.person, taken_at=as_of,
        search=searchable(head),
    )  # fmt: skip


_NO_CHANNEL = Words("请选择渠道", "choose how it came")
_NO_TEXT = Words("请写下诉求内容", "write down what was said")
_NO_CALL = Words("这一天没有正在进行的征集", "no call for needs was open on that day")
_LATER = Words("日期不能晚于今天", "the day is not after today")
