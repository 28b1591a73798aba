"""A job: asked, claimed, done; cancelled or tried again by a person (后台任务的流程).

What the worker does it does as the installation's own administrator; what a person may do is cancel and try again.
"""

from guantong.domain.roles import ADMINISTRATORS, Post, Reach, Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

WORKER = Standing("worker", (Post(Role.SYSTEM_ADMINISTRATOR, ""),), "后台")
_WORKER = who(Role.SYSTEM_ADMINISTRATOR, reach=Reach.DISTRICT)
_OWN = who(*(role for role in Role if role not in ADMINISTRATORS))
_ENDED = ("failed", "cancelled", "dead")

PRACTICE_AREA = Workflow(
    room="jobs",
    name="practice_area",
    words=Words("演练区", "practice area"),
    states={"asked": Words("待清空", "to be wiped")},
    rows=(Row("wipe", Words("清空演练区", "wipe the practice area"), (NEW,), "asked", (_WORKER,)),),
)
JOB = Workflow(
    room="jobs",
    name="job",
    words=Words("后台任务", "background job"),
    states={
        "queued": Words("排队", "queued"),
        "running": Words("进行中", "running"),
        "done": Words("完成", "done"),
        "failed": Words("未能办理", "could not be done"),
        "cancelled": Words("已取消", "cancelled"),
        "dead": Words("多次失败", "failed five times"),
    },
    rows=(
        Row("ask", Words("提出", "ask"), (NEW,), "queued", (_OWN,)),
        Row("run", Words("办理", "run"), ("running",), "running", (_OWN,)),
        Row("cancel", Words("取消", "cancel"), ("queued",), "cancelled", (_OWN, _WORKER)),
        Row("stop", Words("停止", "stop"), ("running",), "running", (_OWN, _WORKER)),
        Row("retry", Words("再试一次", "try again"), _ENDED, "queued", (_OWN, _WORKER)),
        Row("claim", Words("领取", "claim"), ("queued",), "running", (_WORKER,)),
        Row("complete", Words("完成", "complete"), ("running",), "done", (_WORKER,)),
        Row("give_back", Words("退回排队", "give back"), ("running",), "queued", (_WORKER,)),
        Row("refuse", Words("不予办理", "refuse"), ("running",), "failed", (_WORKER,)),
        Row("obey", Words("按要求停止", "stop as asked"), ("running",), "cancelled", (_WORKER,)),
        Row("give_up", Words("不再尝试", "give up"), ("running",), "dead", (_WORKER,)),
    ),
)
