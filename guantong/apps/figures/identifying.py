"""Saying whose a document is, where its printed name does not tell or tells of two (认定单位)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.figures.models import Batch, Document, Expected
from guantong.apps.figures.turns import one_at_a_time
from guantong.apps.figures.workflow import BATCH, EXPECTED
from guantong.apps.journal.operations import record
from guantong.apps.subjects.models import Subject
from guantong.domain.identity.key import Kind
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, Stale


@transaction.atomic
def identify(
    *, batch: Batch, version: int, document: Document, subject: Subject, by: Standing, as_of: datetime
) -> Batch:  # fmt: skip
    """Say that a document of a batch that was read is the unit `subject`'s."""
    one_at_a_time()
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    if row.version != version:
        raise Stale(row)
    row.state = BATCH.demand("identify", by, row.state, row.path)
    _a_unit(subject)
    told = row.documents.select_for_update().get(pk=document.pk)
    told.subject = subject
    told.save()
    row.version += 1
    row.save()
    record(
        by=by, as_of=as_of, room="figures", verb="identify", path=row.path, of=told, content={"subject": subject.key},
        says=Words(f"认定文件 {told.pk} 属于 {subject.key}", f"document {told.pk} is {subject.key}'s"),
    )  # fmt: skip
    record(
        by=by, as_of=as_of, room="figures", verb="identify", path=row.path, of=row,
        says=Words(f"认定单位：批次 {row.pk}", f"said whose it is: batch {row.pk}"),
        content={"document": told.pk, "subject": subject.key},
    )  # fmt: skip
    return row


@transaction.atomic
def identify_line(*, line: Expected, subject: Subject, by: Standing, as_of: datetime) -> Expected:
    """Say that a line of the register is the unit `subject`'s; raises BadInput where that unit has such a line."""
    row = Expected.objects.select_for_update().get(pk=line.pk)
    row.state = EXPECTED.demand("identify_line", by, row.state, row.path)
    _a_unit(subject)
    same = Expected.objects.filter(subject=subject, year=row.year, kind=row.kind, of_level=row.of_level)
    if same.exclude(pk=row.pk).exists():
        raise BadInput({"subject": _LINE_THERE})
    row.subject = subject
    row.save()
    record(
        by=by, as_of=as_of, room="figures", verb="identify_line", path=row.path, of=row, content={"subject": subject.key},
        says=Words(f"认定单位：应公开文件 {row.pk}", f"said whose it is: expected document {row.pk}"),
    )  # fmt: skip
    return row


def _a_unit(subject: Subject) -> None:
    if subject.kind != Kind.UNIT.value:
        raise BadInput({"subject": _NO_UNIT})


_NO_UNIT = Words("只能认定为“单位”类对象", "only a subject of the kind “unit” can be chosen")
_LINE_THERE = Words("清单里已有这个单位同年度、同文种的一行", "the register has a line of that unit, year and kind")
