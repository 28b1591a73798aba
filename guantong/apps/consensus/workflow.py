"""A meeting on its way from preparing to its outcome (共识会流程).

The commission's staff prepare, moderate and close; who was asked answers. What narrows a verb to one person, having a seat and no
conflict of interest, is the meeting's own reason (`queries.why_not`).
"""

from guantong.apps.consensus.models import PART_ROLES
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_STAFF = who(Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT)
_PART = who(*PART_ROLES, reach=Reach.DISTRICT)
_ASKED = Words("由参加人本人办理", "for those who were asked to take part, in person")
MEETING = Workflow(
    room="consensus",
    name="meeting",
    words=Words("共识会", "meeting"),
    states={
        "prepared": Words("已准备", "prepared"),
        "open": Words("进行中", "open"),
        "closed": Words("已结束", "closed"),
        "void": Words("已作废", "void"),
    },
    rows=(
        Row("prepare", Words("准备共识会", "prepare a meeting"), (NEW,), "prepared", (_STAFF,)),
        Row("open", Words("开始", "open"), ("prepared",), "open", (_STAFF,), opens=Words("先有参加人和至少一条陈述", "with participants and at least one statement")),
        Row("let_in", Words("列入陈述", "let statements in"), ("open",), SAME, (_STAFF,)),
        Row("add", Words("增加陈述", "add statements"), ("prepared", "open"), SAME, (_STAFF,)),
        Row("invite", Words("增加参加人", "ask more to take part"), ("prepared",), SAME, (_STAFF,)),
        Row("leave_out", Words("移出参加人", "take somebody off the list"), ("prepared",), SAME, (_STAFF,)),
        Row("keep_out", Words("不列入陈述", "keep a statement out"), ("prepared", "open"), SAME, (_STAFF,)),
        Row("give_paper", Words("改用纸质", "give a sheet of paper"), ("prepared", "open"), SAME, (_STAFF,)),
        Row("type_sheet", Words("录入纸质答卷", "type a paper sheet"), ("open",), SAME, (_STAFF,)),
        Row("say", Words("表态", "say agree, disagree or pass"), ("open",), SAME, (_PART,), opens=_ASKED),
        Row("propose", Words("提出陈述", "bring in a statement"), ("open",), SAME, (_PART,), opens=_ASKED),
        Row("close", Words("结束并汇总", "close and count"), ("open",), "closed", (_STAFF,)),
        Row("declare_void", Words("作废", "declare void"), ("prepared", "open"), "void", (_STAFF,)),
    ),
)  # fmt: skip
