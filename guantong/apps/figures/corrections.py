"""The verbs of a correction: read a cell as a person reads it, let an earlier one go, withdraw (更正读数).

What was published stays: another batch of the same file is read with the correction, and a person publishes it. What was not
published is read again.
"""

from datetime import datetime

from django.db import transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.search import searchable
from guantong.apps.figures.asking_again import SPEAKING, Standings, latest_of, not_correctable, standing_at
from guantong.apps.figures.following import follow
from guantong.apps.figures.models import Batch, Correction, Document, place_of
from guantong.apps.figures.reading_jobs import to_be_read
from guantong.apps.figures.recording import recorded
from guantong.apps.figures.workflow import BATCH, CORRECTION
from guantong.apps.journal.operations import record
from guantong.domain.fiscal.corrections import Cell, read_as, says_the_same
from guantong.domain.fiscal.facts import Spot
from guantong.domain.money import AmountError
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Stale


def correct(
    *, batch: Batch, spot: Spot, value: str, reason: str, version: int, by: Standing, as_of: datetime
) -> Correction:  # fmt: skip
    """Correct what the machine read at a place; a correction that stands there is replaced, where it is the one of `version`.

    Raises BadInput where there is no such cell, or at `value` where that fits none or is what the machine read.
    """
    CORRECTION.demand("correct", by, NEW, batch.path)
    there = standing_at(batch, spot, by)  # read before the transaction: reading takes long
    if there.cell is None:
        raise BadInput({"": _NO_CELL})
    try:
        as_typed = read_as(there.cell, value)
    except AmountError:
        raise BadInput({"value": _not_fitting(there.cell, value)}) from None
    if says_the_same(as_typed, there.cell.value):
        raise BadInput({"value": _SAME.filled(printed=there.cell.value.evidence.printed or "—")})
    row = Correction(
        page=spot.page, table=spot.table, row=spot.row, header=spot.header, nth=there.cell.nth, item=there.cell.item,
        unit=there.cell.unit, printed=there.cell.value.evidence.printed, value=value.strip(), reason=reason,
    )  # fmt: skip
    return _put_down("correct", row, there, there.cell.number, batch, version, by, as_of)


def let_go(*, batch: Batch, spot: Spot, version: int, by: Standing, as_of: datetime) -> Correction:
    """Let a correction go that is asked again: at its place what the machine reads of this file holds."""
    CORRECTION.demand("let_go", by, NEW, batch.path)
    there = standing_at(batch, spot, by)
    if there.asked is None:
        raise BadInput({"": _NOT_ASKED})
    was = there.asked.correction
    row = Correction(
        page=was.page, table=was.table, row=was.row, header=was.header, nth=was.nth, item=was.item, unit=was.unit,
        printed=there.asked.now,
    )  # fmt: skip
    number = there.cell.number if there.cell else was.document.number
    return _put_down("let_go", row, there, number, batch, version, by, as_of)


@transaction.atomic
def withdraw(*, correction: Correction, version: int, by: Standing, as_of: datetime) -> Correction:
    """Withdraw a correction: what the machine reads holds again, after the file was read again and published."""
    batches = _held(correction.path, correction.sm3)
    row = Correction.objects.select_for_update().get(pk=correction.pk)
    if row.version != version:
        raise Stale(row)
    _end(row, "withdraw", by, as_of)
    _read_anew(batches, {row.pk}, by, as_of)
    crashpoint("figures.correction_withdrawn")
    return row


@transaction.atomic
def _put_down(
    verb: str, row: Correction, there: Standings, number: int, batch: Batch, version: int, by: Standing, as_of: datetime
) -> Correction:  # fmt: skip
    batches = _held(batch.path, batch.sm3)
    here = next(one for one in batches if one.pk == batch.pk)
    if refusal := not_correctable(here, latest_of(here)):
        raise NotAllowed(refusal)
    row.document = _document(here, number)
    row.path, row.sm3, row.edition = here.path, here.sm3, there.read.edition
    row.place, row.state = place_of(row.spot, row.nth), CORRECTION.row(verb).ends
    row.made_by, row.made_at = by.person, as_of
    done = Correction.objects.filter(path=row.path, sm3=row.sm3, place=row.place).order_by("-version", "-pk").first()
    if (done.version if done else 0) != version:
        raise Stale(done or here)
    changed = set()
    if done and done.state in SPEAKING:
        changed.add(done.pk)
        _end(done, "replace", by, as_of)
    row.version = version + 1
    row.search = searchable(row.document.body, row.table, row.item)
    row.save()
    _noted(row, verb, by, as_of)
    _read_anew(batches, changed | ({row.pk} if verb == "correct" else set()), by, as_of, verb == "correct")
    crashpoint("figures.corrected")
    return row


def _held(path: str, sm3: str) -> list[Batch]:
    """Hold every batch of a file: of two who correct one place at once the second sees the first's."""
    return list(Batch.objects.select_for_update().filter(path=path, sm3=sm3).order_by("pk"))


def _document(batch: Batch, number: int) -> Document:
    found = batch.documents.filter(number=number, gone=False).first()
    if found is None:
        raise BadInput({"": _NOT_READ})
    return found


def _read_anew(
    batches: list[Batch], changed: set[int], by: Standing, as_of: datetime, whatever: bool = False
) -> None:  # fmt: skip
    """Have the last batch of a file read again if it was read with one of `changed`, or `whatever` it was read with.

    One that waits to be read needs nothing: the corrections are looked at when it is taken in.
    """
    row = next((one for one in reversed(batches) if one.state != "discarded"), None)
    if row is None or not (whatever or changed & set(row.corrections)):
        return
    if row.state == "read":
        row.state = BATCH.demand("read_again", by, row.state, row.path)
        row.job = to_be_read(row, BATCH.desk("upload", by), by, as_of)
        row.version += 1
        row.save()
        recorded(row, "read_again", by, as_of)
    elif row.state == "published":
        follow(row, by, as_of)


def _end(row: Correction, verb: str, by: Standing, as_of: datetime) -> None:
    row.state = CORRECTION.demand(verb, by, row.state, row.path)
    row.ended_by, row.ended_at = by.person, as_of
    if verb == "withdraw":
        row.version += 1
    row.save()
    _noted(row, verb, by, as_of)


def _noted(row: Correction, verb: str, by: Standing, as_of: datetime) -> None:
    words = CORRECTION.row(verb).words
    record(
        by=by, as_of=as_of, room="figures", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：更正 {row.pk}", f"{words.en}: correction {row.pk}"),
        content={
            "document": row.document_id, "sm3": row.sm3, "page": row.page, "row": row.row, "edition": row.edition,
            "state": row.state,
        },
    )  # fmt: skip


def _not_fitting(cell: Cell, typed: str) -> Words:
    if cell.percentage:
        return _NO_PERCENTAGE.filled(typed=typed)
    return _NO_AMOUNT.filled(typed=typed, unit=cell.unit)


_NO_CELL = Words(
    "这一处不是表中单独一格的数值，不能更正读数。请从数据页或证据打开那一格",
    "this is no single cell of a table, so its reading cannot be corrected. Open the cell from its document or evidence",
)
_NOT_READ = Words(
    "这份文件还没有读出数据，读取完成后再更正", "nothing was taken in of this file yet: correct it when it was read"
)
_NOT_ASKED = Words("这一格没有等待确认的更正", "no correction waits to be confirmed here")
_SAME = Words("机器读出的就是“{printed}”，不需要更正", "the machine read “{printed}”: there is nothing to correct")
_NO_AMOUNT = Words(
    "“{typed}”不是金额。请照页面抄写，单位是表上的{unit}；页面上是空白的，请填“—”",
    "“{typed}” is no amount. Copy it from the page, in the table's {unit}; for a blank on the page type “—”",
)
_NO_PERCENTAGE = Words(
    "“{typed}”不是百分比。请照页面抄写，如 85.3%", "“{typed}” is no percentage. Copy it from the page, such as 85.3%"
)
