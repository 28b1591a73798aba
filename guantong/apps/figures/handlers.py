"""What figures can do in the background: read a file (读取文件的后台任务)."""

from datetime import datetime
from typing import Any

from guantong.apps.figures.models import Batch
from guantong.apps.figures.operations import take_in
from guantong.apps.figures.reading import machine_reading_of
from guantong.apps.figures.reading_jobs import READ
from guantong.apps.jobs.kinds import kind
from guantong.apps.jobs.work import Work
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@kind(READ, Words("读取文件", "read a file"))
def read(work: Work) -> dict[str, Any]:
    """Read the file before the transaction in which it is taken in: reading takes long and writes nothing."""
    batch = Batch.objects.select_related("file").get(pk=work.arguments["batch"])
    found = machine_reading_of(batch)

    def do(item: Batch, by: Standing, as_of: datetime) -> None:
        take_in(batch=item, read=found, by=by, as_of=as_of)

    work.each([batch], do, says=lambda item: f"批次 {item.pk}")
    return {"batch": batch.pk, "documents": len(found.documents)}
