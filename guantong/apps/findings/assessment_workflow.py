"""An assessment on its way: proposed, voted on, its outcome read from the box, and what was decided after it (满意度测评流程).

The outcome is nobody's to type: `announce` reads the counted box and does one of three moves. What is not computed is not
passed. After 不满意 the standing committee or the chairpersons' council decides; the office or the director notes what.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_DIRECTOR = who(Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_PREPARES = (_COMMISSION, _OFFICE)
_NOTES = (_DIRECTOR, _OFFICE)

FOUND = {"passed": "find_satisfied", "failed": "find_not_satisfied"}
"""The move for what the rule finds; everything else is `find_nothing`."""
ANNOUNCED = ("satisfied", "not_satisfied", "undecided", "followed")
"""There is a result."""
ASSESSMENT = Workflow(
    room="findings",
    name="assessment",
    words=Words("满意度测评", "satisfaction assessment"),
    states={
        "proposed": Words("拟测评", "proposed"),
        "voting": Words("测评中", "voting"),
        "satisfied": Words("测评通过", "passed"),
        "not_satisfied": Words("测评不满意", "not satisfied"),
        "undecided": Words("未作判定", "not decided"),
        "followed": Words("已登记后续方式", "way recorded"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("提出测评", "propose an assessment"), (NEW,), "proposed", _PREPARES),
        Row("prepare_vote", Words("准备投票", "prepare the vote"), ("proposed", "voting"), "voting", (_OFFICE,)),
        Row("revise", Words("修改测评安排", "revise"), ("proposed",), SAME, _PREPARES),
        Row(
            "announce", Words("公布结果", "announce the result"), ("voting",), SAME, _NOTES,
            opens=Words("票箱开箱计票之后，结果由票箱读出，不由人填写", "once the box is counted: the outcome is read from it"),
        ),
        Row("find_satisfied", Words("测评通过", "passed"), ("voting",), "satisfied", _NOTES),
        Row("find_not_satisfied", Words("测评不满意", "not satisfied"), ("voting",), "not_satisfied", _NOTES),
        Row("find_nothing", Words("未作判定", "not decided"), ("voting",), "undecided", _NOTES),
        Row(
            "record_way", Words("登记决定的方式", "record the way that was decided"), ("not_satisfied",), "followed", _NOTES,
            opens=Words("测评不满意之后，由常委会会议或主任会议决定", "after a failed assessment, as it was decided"),
        ),
        Row("take_back", Words("撤回登记", "take the record back"), ("followed",), "not_satisfied", _NOTES),
        Row(
            "assess_again", Words("提出再次测评", "propose the next assessment"), ("followed", "undecided"), SAME, _PREPARES,
            opens=Words("决定再次报告之后，或结果未作判定时", "after it was decided that they report again, or where nothing was decided"),
        ),
        Row("draft_ballot", Words("拟测评票", "draft the ballot"), ("proposed", "voting"), SAME, _PREPARES),
        Row("draft_result", Words("拟测评结果表", "draft the result sheet"), ANNOUNCED, SAME, _PREPARES),
        Row("withdraw", Words("撤回测评", "withdraw"), ("proposed",), "withdrawn", _NOTES),
    ),
)  # fmt: skip
LADDER = Workflow(
    room="findings",
    name="ladder",
    words=Words("测评后续规定", "rule of what follows"),
    states={
        "proposed": Words("待确认", "to be confirmed"),
        "in_force": Words("有效", "in force"),
        "ended": Words("已终止", "ended"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("录入后续规定", "enter a rule"), (NEW,), "proposed", (_OFFICE,)),
        Row(
            "put_in_force", Words("确认生效", "put in force"), ("proposed",), "in_force", (_OFFICE,), others=True,
            opens=Words("由录入人以外的同事对照文件确认", "a colleague of who entered it confirms it by the document"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("proposed",), "withdrawn", (_OFFICE,)),
        Row("end", Words("终止", "end"), ("in_force",), "ended", (_OFFICE,)),
    ),
)  # fmt: skip
