"""The verbs of a need: confirm, hide more, show copies as one (诉求办理)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record_all
from guantong.apps.voices.models import Need
from guantong.apps.voices.queries import needs_seen_by
from guantong.apps.voices.recording import done, held, moved, noted
from guantong.apps.voices.words import fields
from guantong.apps.voices.workflow import NEED
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_HIDDEN = "（已隐去）"


@transaction.atomic
def confirm(
    *, need: Need, field: str, version: int, by: Standing, as_of: datetime, place: Organisation | None = None,
    department: Organisation | None = None,
) -> Need:  # fmt: skip
    """Confirm what a need and its copies are about, where, and whose they may be; what was suggested counts no more."""
    row = held(need, "confirm", version, by)
    if field not in fields():
        raise BadInput({"field": _NO_FIELD})
    row.field, row.place, row.department = field, place or row.place, department
    row.suggested = {}
    row = moved(row, "confirm", by, as_of, field=field, department=department.code if department else "")
    if row.place and row.place.path != row.path:  # judged where it was, kept where it is
        row.path = row.place.path
        row.save()
        noted(row, NEED, "confirm", by, as_of, row.path)
    _confirmed_as(row, row.copies.all(), by, as_of)
    return row


def _confirmed_as(head: Need, copies: QuerySet[Need], by: Standing, as_of: datetime) -> None:
    """Confirm copies as their head is: what says the same is about the same. Each has its entry; two queries and the journal."""
    rows = list(copies.filter(state__in=("received", "confirmed")).select_for_update(of=("self",)).order_by("pk"))
    for row in rows:
        row.state, row.field, row.department, row.suggested, row.version = (
            "confirmed",
            head.field,
            head.department,
            {},
            row.version + 1,
        )
        if head.place:
            row.place, row.path = head.place, head.path
    Need.objects.bulk_update(
        rows, ("state", "field", "department", "suggested", "version", "place", "path"), batch_size=200
    )
    record_all(by=by, as_of=as_of, room="voices", verb="confirm", done=[done(row, "confirm") for row in rows])


@transaction.atomic
def hide_more(*, need: Need, words: str, version: int, by: Standing, as_of: datetime) -> Need:
    """Hide words the machine missed, one a line, wherever they stand; raises BadInput for words that do not stand there."""
    row = held(need, "hide_more", version, by)
    asked = [one.strip() for one in words.splitlines() if one.strip()]
    if not asked or any(one not in row.title and one not in row.text for one in asked):
        raise BadInput({"words": _NOT_THERE})
    for one in sorted(asked, key=len, reverse=True):
        row.title, row.text = row.title.replace(one, _HIDDEN)[:120], row.text.replace(one, _HIDDEN)
    row.hidden = {**row.hidden, "by_hand": row.hidden.get("by_hand", 0) + len(asked)}
    row.search, row.suggested = searchable(row.title), {}
    return moved(row, "hide_more", by, as_of, hidden=len(asked))


@transaction.atomic
def join_copies(*, need: Need, copies: Iterable[int], by: Standing, as_of: datetime) -> Need:
    """Show needs as copies of `need`: one line with their number; every one of them stays. Raises BadInput for one not seen."""
    row = held(need, "join_copies", None, by)
    if row.head_id:
        raise BadInput({"copies": _A_COPY})
    known = needs_seen_by(by).filter(pk__in=set(copies) - {row.pk}, state__in=("received", "confirmed"))
    others = list(Need.objects.select_for_update(of=("self",)).filter(pk__in=known.values("pk")).order_by("pk"))
    if len(others) != len(set(copies) - {row.pk}) or not others:
        raise BadInput({"copies": _NOT_SEEN})
    for other in others:
        for under in other.copies.select_for_update():
            under.head = row
            moved(under, "join_copies", by, as_of, head=row.pk)
        other.head = row
        moved(other, "join_copies", by, as_of, head=row.pk)
    if row.state == "confirmed":
        _confirmed_as(row, row.copies.all(), by, as_of)
    return moved(row, "join_copies", by, as_of, copies=row.copies.count())


@transaction.atomic
def part_copy(*, need: Need, version: int, by: Standing, as_of: datetime) -> Need:
    """Take a need out of the copies it was shown under: it stands alone again."""
    row = held(need, "part_copy", version, by)
    if not row.head_id:
        raise BadInput({"": _NO_COPY})
    row.head = None
    return moved(row, "part_copy", by, as_of)


_NO_FIELD = Words("请选择领域", "choose a field")
_NOT_THERE = Words(
    "这些字不在标题和内容中：请照原样一行一处填写",
    "these words do not stand in it: write them as they stand, one a line",
)
_A_COPY = Words("它自己已显示在另一件之下：请在那一件上合并", "it is shown under another need: join them there")
_NOT_SEEN = Words("有的诉求已不在或看不到：请刷新后重试", "some of them are gone or not yours to see: reload")
_NO_COPY = Words("它没有显示在另一件之下", "it is not shown under another need")
