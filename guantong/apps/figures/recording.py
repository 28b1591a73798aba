"""What every verb of figures leaves behind: rows as they are now, the snapshot that was taken, the entry of each (留痕)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from guantong.apps.figures.models import Batch, Document, Expected, Snapshot
from guantong.apps.figures.reading import lake
from guantong.apps.figures.workflow import BATCH, EXPECTED
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words


def take_snapshot(by: Standing, as_of: datetime) -> Snapshot:
    """Return a new snapshot: its version of the facts is looked at after it has its number, and holds all that came before."""
    snapshot = Snapshot.objects.create(facts_version=0, taken_by=by.person, taken_at=as_of)
    snapshot.facts_version = lake().version()
    snapshot.save()
    return snapshot


def record_snapshot(snapshot: Snapshot, batch: Batch, by: Standing, as_of: datetime, **content: Any) -> None:
    """Record a snapshot, and the batch it was taken for."""
    record(
        by=by, as_of=as_of, room="figures", verb="snapshot", path=batch.path, of=snapshot,
        says=Words(f"生成快照 {snapshot.pk}", f"took snapshot {snapshot.pk}"),
        content={"facts_version": snapshot.facts_version, "batch": batch.pk, **content},
    )  # fmt: skip


def recorded(batch: Batch, verb: str, by: Standing, as_of: datetime, **content: Any) -> Batch:
    """Record what was done to a batch, and return it."""
    words = BATCH.row(verb).words
    record(
        by=by, as_of=as_of, room="figures", verb=verb, path=batch.path, of=batch, content={"state": batch.state, **content},
        says=Words(f"{words.zh}：批次 {batch.pk}", f"{words.en}: batch {batch.pk}"),
    )  # fmt: skip
    return batch


def saved(verb: str, documents: Iterable[Document], by: Standing, as_of: datetime) -> None:
    """Save since when documents count, until when, and record each."""
    words = BATCH.row(verb).words
    for document in documents:
        document.save(update_fields=("came", "left", "gone"))
        record(
            by=by, as_of=as_of, room="figures", verb=verb, path=document.path, of=document,
            says=Words(f"{words.zh}：文件 {document.pk}", f"{words.en}: document {document.pk}"),
            content={"came": document.came_id, "left": document.left_id},
        )  # fmt: skip


def noted(line: Expected, verb: str, by: Standing, as_of: datetime) -> Expected:
    """Record what was done to a line of the register, and return it."""
    words = EXPECTED.row(verb).words
    record(
        by=by, as_of=as_of, room="figures", verb=verb, path=line.path, of=line,
        says=Words(f"{words.zh}：{line.pk}", f"{words.en}: {line.pk}"),
        content={"year": line.year, "kind": line.kind, "state": line.state},
    )  # fmt: skip
    return line
