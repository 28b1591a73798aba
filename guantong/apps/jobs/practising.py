"""The verb that has the practice area wiped: asked here, done by the process that keeps it open (清空演练区)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from guantong.apps.components.practice import ASKED
from guantong.apps.jobs.workflow import PRACTICE_AREA
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

TYPED = "清空演练区"
"""What is typed out, in either language: nobody wipes anything by a slip of the hand."""
NOT_HERE = Refusal(
    "state",
    Words("这是正式系统，这里什么也不能清空", "this is the installation itself: nothing is ever wiped here"),
)


def ask_wipe(*, typed: str, by: Standing, as_of: datetime) -> None:
    """Ask for the practice area to be wiped and grown anew; raises NotAllowed anywhere else, BadInput where it is not typed out."""
    PRACTICE_AREA.demand("wipe", by, NEW, "")
    if not settings.PRACTICE:
        raise NotAllowed(NOT_HERE)
    if typed.strip() != TYPED:
        raise BadInput({"typed": _NOT_TYPED})
    with transaction.atomic():
        says = Words("要求清空演练区", "asked for the practice area to be wiped")
        record(by=by, as_of=as_of, room="jobs", verb="wipe", path="", says=says)
        transaction.on_commit((settings.DATA / ASKED).touch)


_NOT_TYPED = Words("请输入“清空演练区”五个字，没有清空", "type 清空演练区; nothing was wiped")
