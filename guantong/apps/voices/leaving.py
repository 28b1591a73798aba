"""Needs that must go: erased on request, handed on as reports of wrongdoing, originals whose day has come (清除与转出).

What stays is a row that counts: channel, place, field, day. Of the words nothing stays here, and the journal's ties to them are cut
(个人信息保护法第四十七条; 预算法第九十一条: who reports is kept secret).
"""

from datetime import date, datetime
from secrets import choice

from django.db import transaction

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import let_go
from guantong.apps.journal.operations import erase_ties, record_all
from guantong.apps.voices.models import Grouping, Message, Need
from guantong.apps.voices.queries import needs_seen_by
from guantong.apps.voices.recording import done, held, moved, noted
from guantong.apps.voices.workflow import NEED
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

OFFICES = {
    "petitions": Words("信访部门", "the office of petitions"),
    "discipline": Words("纪检监察机关", "discipline inspection"),
}
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_MOST = 500


@transaction.atomic
def erase(*, need: Need, version: int, by: Standing, as_of: datetime) -> Need:
    """Erase the words of a need because its author asked; that there was one, where and about what still counts."""
    row = held(need, "erase", version, by)
    _emptied(row, by, as_of)
    row = moved(row, "erase", by, as_of)
    return _untied(row, by, as_of)


@transaction.atomic
def refer_away(*, need: Need, office: str, version: int, by: Standing, as_of: datetime) -> Need:
    """Hand a report of wrongdoing on: it gets a receipt number, its words leave; to which office is in no record here.

    Whoever does it has printed it first, or read it out: afterwards nobody finds it here.
    """
    row = held(need, "refer_away", version, by)
    if office not in OFFICES:
        raise BadInput({"office": _NO_OFFICE})
    _emptied(row, by, as_of)
    row.field, row.department, row.head = "", None, None
    row.receipt = f"ZC-{as_of.year}-" + "".join(choice(_LETTERS) for _ in range(8))
    row = moved(row, "refer_away", by, as_of, receipt=row.receipt)
    return _untied(row, by, as_of)


@transaction.atomic
def let_originals_go(*, today: date, by: Standing, as_of: datetime) -> int:
    """Empty the originals whose last day has passed, as far as `by` sees them; returns how many, at most 500 at once."""
    NEED.demand("let_originals_go", by, NEW, by.posts[0].path if by.posts else "")
    due = needs_seen_by(by).filter(original_until__lt=today).exclude(original="").order_by("pk").values("pk")[:_MOST]
    rows = list(Need.objects.select_for_update(of=("self",)).filter(pk__in=list(due.values_list("pk", flat=True))))
    for row in rows:
        row.original, row.version = "", row.version + 1
        row.save()
        _untied(row, by, as_of)
    return len(rows)


@transaction.atomic
def read_original(*, need: Need, by: Standing, as_of: datetime) -> str:
    """Return the words as written, and record that they were read; "" where they are gone."""
    row = held(need, "read_original", None, by)
    if row.original:
        noted(row, NEED, "read_original", by, as_of, row.path)
    return row.original


def _emptied(row: Need, by: Standing, as_of: datetime) -> None:
    _passed_on(row, by, as_of)
    row.title = row.text = row.original = row.search = row.code = ""
    row.original_until, row.suggested = None, {}
    for file in Attachment.objects.filter(key=row.journal_key):
        let_go(file=file, by=by, as_of=as_of)
    for message in Message.objects.select_for_update(of=("self",)).filter(need=row):
        message.words = message.link = ""
        message.save()
        erase_ties(of=message, by=by, as_of=as_of, path=row.path)
    for grouping in Grouping.objects.select_for_update():
        kept = [one for one in grouping.groups if row.pk not in one["members"]]
        if len(kept) != len(grouping.groups):
            grouping.groups = kept  # its name may be of this need's words
            grouping.save()


def _passed_on(row: Need, by: Standing, as_of: datetime) -> None:
    """Let the first copy that still has its words stand for the others: a campaign does not vanish with the letter it was shown under."""
    copies = list(row.copies.select_for_update(of=("self",)).order_by("pk"))
    first = next((one for one in copies if one.text), None)
    if first is None:
        return
    for one in copies:
        one.head, one.version = (None if one is first else first), one.version + 1
        one.save()
    row.head = first
    record_all(by=by, as_of=as_of, room="voices", verb="join_copies", done=[done(one, "join_copies") for one in copies])
    for message in row.messages.select_for_update(of=("self",)).exclude(step="taken"):
        message.need = first
        message.save()
        noted(message, NEED, "tell", by, as_of, row.path, need=first.pk, step=message.step)


def _untied(row: Need, by: Standing, as_of: datetime) -> Need:
    erase_ties(of=row, by=by, as_of=as_of, path=row.path)
    return row


_NO_OFFICE = Words("请选择转往哪里", "choose where it goes")
