"""Asking for a file of records to be taken in, in the background (取数任务)."""

from datetime import datetime

from guantong.apps.feeds.models import Delivery
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import enqueue
from guantong.domain.roles import Standing

TAKE_IN = "feeds.take_in"
STEPS = ("读取文件", "逐行取数", "写入事实库", "登记控制数")
"""What a person sees of the way: each is done once, however often the worker dies."""


def to_be_taken_in(delivery: Delivery, desk: str, by: Standing, as_of: datetime) -> Job:
    """Ask for a delivery to be taken in, at `desk`; named by number, for whoever watches jobs may not see what a file is called."""
    return enqueue(
        kind=TAKE_IN, title=f"取数：报送 {delivery.pk}", path=desk, by=by, as_of=as_of, of=len(STEPS),
        arguments={"delivery": delivery.pk},
    )  # fmt: skip
