"""What is done about a published batch: its file is read another time, or it is taken down (另读一批、撤下).

What was published stays as it was: another reading is another batch that follows, and what is taken down counts until then.
"""

from datetime import datetime

from django.db import transaction

from guantong.apps.figures import events
from guantong.apps.figures.models import Batch
from guantong.apps.figures.reading_jobs import to_be_read
from guantong.apps.figures.recording import record_snapshot, recorded, saved, take_snapshot
from guantong.apps.figures.turns import one_at_a_time
from guantong.apps.figures.workflow import BATCH
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, Stale


def follow(row: Batch, by: Standing, as_of: datetime) -> Batch:
    """Make the batch that follows a published one: the same file, to be read again. Within the caller's transaction."""
    after = Batch(
        name=row.name, sm3=row.sm3, path=row.path, organisation=row.organisation, file=row.file, follows=row,
        state=BATCH.demand("correct_reading", by, NEW, row.path), brought_by=by.person, brought_at=as_of, search=row.search,
    )  # fmt: skip
    after.save()
    after.job = to_be_read(after, BATCH.desk("upload", by), by, as_of)
    after.save(update_fields=("job",))
    return recorded(after, "correct_reading", by, as_of, follows=row.pk, sm3=row.sm3)


@transaction.atomic
def read_anew(*, batch: Batch, by: Standing, as_of: datetime) -> Batch:
    """Have the file of a published batch read another time: it was said to be another unit's, or a page was not read.

    Returns the batch that follows, which a person publishes; raises BadInput where one waits already, or the file was withdrawn.
    """
    row = Batch.objects.select_for_update(of=("self",)).select_related("file").get(pk=batch.pk)
    BATCH.demand("read_anew", by, row.state, row.path)
    if row.file is None or row.file.state == "withdrawn":
        raise BadInput({"": _WITHDRAWN})
    waiting = Batch.objects.filter(follows=row).exclude(state="discarded").first()
    if waiting is not None:
        raise BadInput({"": _FOLLOWED.filled(batch=waiting.pk)})
    after = follow(row, by, as_of)
    recorded(row, "read_anew", by, as_of, followed_by=after.pk)
    return after


@transaction.atomic
def take_down(*, batch: Batch, version: int, reason: str, by: Standing, as_of: datetime) -> Batch:
    """Take a published batch down: from a new snapshot on its documents count no more; until then they did, and are shown so."""
    one_at_a_time()
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    if row.version != version:
        raise Stale(row)
    row.state, row.reason = BATCH.demand("take_down", by, row.state, row.path), reason
    snapshot = take_snapshot(by, as_of)
    documents = list(row.documents.filter(came__isnull=False, left=None))
    for document in documents:
        document.left = snapshot
    saved("take_down", documents, by, as_of)
    row.version += 1
    row.save()
    record_snapshot(snapshot, row, by, as_of, takes_down=[d.pk for d in documents])
    recorded(row, "take_down", by, as_of, snapshot=snapshot.pk, documents=[d.pk for d in documents])
    events.taken_down.send(Batch, snapshot=snapshot, batch=row, by=by, as_of=as_of)
    return row


_FOLLOWED = Words(
    "已另读一批，还没有发布：批次 {batch}", "batch {batch} reads it another time already and waits to be published"
)
_WITHDRAWN = Words("原文件已撤回，不再读取", "its file was withdrawn: it is read no more")
