"""Money that could be used again, from the unit's word to what was really moved; why a project is fast or slow; the key units of a year.

The unit speaks of its own money; the commission hands the list to finance; finance answers and moves. Nothing is taken from anybody here.
Key units are proposed by the commission and decided by the chairpersons' council; the office or the director notes what it decided.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_UNIT = who(Role.BUDGET_UNIT, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_SUBDISTRICT = who(Role.SUBDISTRICT_COMMITTEE, reach=Reach.BELOW)
_FINANCE = who(Role.FINANCE_BUREAU, reach=Reach.DISTRICT)
_NOTES = who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_SPEAKS = (_UNIT, _COMMISSION, _SUBDISTRICT)

OFFER = Workflow(
    room="execution",
    name="offer",
    words=Words("可统筹资金建议", "proposal of money to use again"),
    states={
        "proposed": Words("已提出", "proposed"),
        "sent": Words("已送财政", "sent to finance"),
        "answered": Words("财政已答复", "answered by finance"),
        "reallocated": Words("已统筹", "really reallocated"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("提出可统筹资金", "propose money to use again"), (NEW,), "proposed", _SPEAKS),
        Row("revise", Words("修改建议", "revise the proposal"), ("proposed",), SAME, _SPEAKS),
        Row("send", Words("送财政", "send to finance"), ("proposed",), "sent", (_COMMISSION,)),
        Row(
            "answer", Words("登记财政答复", "note finance's answer"), ("sent",), "answered", (_FINANCE, _COMMISSION),
            opens=Words("建议送财政之后登记答复", "it opens when the proposal was sent to finance"),
        ),
        Row(
            "reallocate", Words("登记实际统筹", "note what was really reallocated"), ("answered",), "reallocated",
            (_FINANCE, _COMMISSION), opens=Words("财政答复之后，以调剂或调整的文号登记", "after the answer, by the document that moved it"),
        ),
        Row("withdraw", Words("撤回建议", "withdraw the proposal"), ("proposed",), "withdrawn", _SPEAKS),
    ),
)  # fmt: skip
CAUSE = Workflow(
    room="execution",
    name="cause",
    words=Words("快慢原因", "cause of a pace"),
    states={"stated": Words("已填报", "stated"), "taken_back": Words("已撤销", "taken back")},
    rows=(
        Row("state_cause", Words("填报快慢原因", "state a cause"), (NEW,), "stated", _SPEAKS),
        Row("take_back", Words("撤销原因", "take a cause back"), ("stated",), "taken_back", _SPEAKS),
    ),
)
SELECTION = Workflow(
    room="execution",
    name="selection",
    words=Words("重点部门选取", "selection of key units"),
    states={
        "proposed": Words("已拟定", "proposed"),
        "submitted": Words("已提交主任会议", "before the chairpersons' council"),
        "decided": Words("已确定", "decided"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("select", Words("拟定重点部门建议名单", "propose the key units"), (NEW,), "proposed", (_COMMISSION,)),
        Row("submit", Words("提交主任会议", "put it before the chairpersons' council"), ("proposed",), "submitted", (_COMMISSION,)),
        Row(
            "decide", Words("登记主任会议决定", "note what the council decided"), ("submitted",), "decided", (_NOTES,),
            opens=Words("名单提交之后，由主任会议决定", "the chairpersons' council decides after it was put before it"),
        ),
        Row(
            "correct_decision", Words("更正决定的登记", "correct what was noted"), ("decided",), SAME, (_NOTES,),
            opens=Words("决定登记之后，会议另有决定或登记有误的", "after it was noted: the council decided anew, or it was noted wrongly"),
        ),
        Row(
            "withdraw_selection", Words("撤回建议名单", "withdraw the proposal"), ("proposed", "submitted"), "withdrawn", (_COMMISSION,),
            opens=Words("已确定的名单不撤回，只更正登记", "what was decided is not withdrawn: correct what was noted"),
        ),
    ),
)  # fmt: skip
"""Between the list and the draw nobody chooses anything: the seed is the machine's, and is recorded with the list it is drawn from."""
