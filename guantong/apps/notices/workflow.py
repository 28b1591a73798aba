"""Due work: asked, done, withdrawn (待办的流程)."""

from guantong.domain.roles import ADMINISTRATORS, STAFF, Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_ASKS = who(*Role, reach=Reach.DISTRICT)
_OFFICE = who(*STAFF, *ADMINISTRATORS)

_SECURITY = who(Role.SECURITY_ADMINISTRATOR, reach=Reach.DISTRICT)

DUE_WORK = Workflow(
    room="notices",
    name="due_work",
    words=Words("待办", "due work"),
    states={
        "open": Words("待办", "open"),
        "done": Words("已办", "done"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("ask", Words("提出", "ask"), (NEW,), "open", (_ASKS,)),
        Row("finish", Words("办结", "finish"), ("open",), "done", (_ASKS,)),
        Row("remind", Words("登记已提醒", "note the reminder"), ("open",), "open", (_ASKS,)),
        Row("hand_over", Words("转交同事", "hand over"), ("open",), "open", (_OFFICE,)),
        # with a term all that waits for a leaver by name goes on, whoever the colleague is
        Row("pass_on", Words("随离任移交", "pass on"), ("open",), "open", (_SECURITY,)),
        Row("withdraw", Words("撤回", "withdraw"), ("open",), "withdrawn", (_ASKS,)),
    ),
)
