"""Calling for needs once a year: the words, the window, out when they stand; withdrawn it stays on record (年度征集)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.voices.models import Call
from guantong.apps.voices.recording import noted
from guantong.apps.voices.workflow import CALL
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def draft_call(
    *, title: str, text: str, opens_on: date, closes_on: date, by: Standing, as_of: datetime
) -> Call:  # fmt: skip
    """Draft a call of one's own organisation; raises BadInput at `title`, `text` or `closes_on`."""
    path = next((post.path for post in by.posts if CALL.why_not("draft_call", by, NEW, post.path) is None), "")
    state = CALL.demand("draft_call", by, NEW, path)
    _sound(title, text, opens_on, closes_on)
    body = next((post.organisation for post in by.posts if post.path == path), "")
    row = Call.objects.create(
        title=title.strip(), text=text.strip(), opens_on=opens_on, closes_on=closes_on, path=path, body=body, state=state,
        area="" if "" in by.areas("voices") else path, changed_by=by.person,
    )  # fmt: skip
    noted(row, CALL, "draft_call", by, as_of, path)
    return row


@transaction.atomic
def revise_call(
    *, call: Call, title: str, text: str, opens_on: date, closes_on: date, version: int, by: Standing, as_of: datetime
) -> Call:  # fmt: skip
    """Change a draft; once it is out it stays as it is, another is drafted instead."""
    row = _held(call, "revise_call", version, by)
    _sound(title, text, opens_on, closes_on)
    row.title, row.text, row.opens_on, row.closes_on = title.strip(), text.strip(), opens_on, closes_on
    return _moved(row, "revise_call", by, as_of)


@transaction.atomic
def publish_call(*, call: Call, version: int, by: Standing, as_of: datetime) -> Call:
    """Publish a call; a window that is over is asked again."""
    row = _held(call, "publish_call", version, by)
    if row.closes_on < as_of.date():
        raise BadInput({"": _OVER})
    return _moved(row, "publish_call", by, as_of)


@transaction.atomic
def withdraw_call(*, call: Call, version: int, by: Standing, as_of: datetime) -> Call:
    """Withdraw a call; what came in by it stays."""
    return _moved(_held(call, "withdraw_call", version, by), "withdraw_call", by, as_of)


def _held(call: Call, verb: str, version: int, by: Standing) -> Call:
    row = Call.objects.select_for_update().get(pk=call.pk)
    CALL.demand_as_read(verb, by, row, version, row.path)
    return row


def _moved(row: Call, verb: str, by: Standing, as_of: datetime) -> Call:
    row.state, row.version, row.changed_by = CALL.demand(verb, by, row.state, row.path), row.version + 1, by.person
    row.save()
    noted(row, CALL, verb, by, as_of, row.path, state=row.state)
    return row


def _sound(title: str, text: str, opens_on: date, closes_on: date) -> None:
    if not title.strip() or not text.strip():
        raise BadInput({"title" if not title.strip() else "text": _EMPTY})
    if closes_on < opens_on:
        raise BadInput({"closes_on": _BACKWARDS})


_EMPTY = Words("请填写", "fill this in")
_BACKWARDS = Words("截止日期不能早于开始日期", "it does not close before it opens")
_OVER = Words("截止日期已过：请先修改", "its window is over: revise it first")
