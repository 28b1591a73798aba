"""Asking for a file to be read in the background (读取任务)."""

from datetime import datetime

from guantong.apps.figures.models import Batch
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import enqueue
from guantong.domain.roles import Standing

READ = "figures.read"


def to_be_read(batch: Batch, desk: str, by: Standing, as_of: datetime) -> Job:
    """Ask for a batch to be read, at `desk`; named by number, for whoever watches jobs may not see what a file is called."""
    return enqueue(
        kind=READ, title=f"读取：批次 {batch.pk}", path=desk, by=by, as_of=as_of, arguments={"batch": batch.pk}, of=1
    )
