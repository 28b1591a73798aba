"""A vote on projects from the candidate sheet to the announced result, and the procedures it is decided by (票决流程).

The box has a table of its own in the room below: it is opened, voted in, closed and counted there.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
CONTEST = Workflow(
    room="contests",
    name="contest",
    words=Words("票决", "vote on projects"),
    states={
        "draft": Words("编制候选单", "candidate sheet in preparation"),
        "fixed": Words("候选单已固定", "candidate sheet fixed"),
        "announced": Words("结果已公布", "result announced"),
        "followed": Words("已作后续决定", "decided upon after"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("prepare", Words("准备票决", "prepare a vote"), (NEW,), "draft", (_OFFICE,)),
        Row("write_sheet", Words("编制候选单", "write the candidate sheet"), ("draft",), SAME, (_OFFICE,)),
        Row(
            "fix_sheet", Words("固定候选单", "fix the candidate sheet"), ("draft",), "fixed", (_OFFICE,), others=True,
            opens=Words("由编制人以外的同事核对后固定", "a colleague of who wrote it compares and fixes it"),
        ),
        Row("take_back", Words("退回编制", "take the sheet back"), ("fixed",), "draft", (_OFFICE,)),
        Row(
            "announce", Words("公布结果", "announce the result"), ("fixed",), "announced", (_OFFICE,),
            opens=Words("开箱计票之后", "once the box is opened and counted"),
        ),
        Row("vote_again", Words("再次投票", "vote again"), ("announced",), "followed", (_OFFICE,)),
        Row("record_decision", Words("记录后续决定", "record what was decided"), ("announced",), "followed", (_OFFICE,)),
        Row("withdraw", Words("撤回", "withdraw"), ("draft",), "withdrawn", (_OFFICE,)),
    ),
)  # fmt: skip
PROCEDURE = Workflow(
    room="contests",
    name="procedure",
    words=Words("表决办法", "procedure of voting"),
    states={
        "proposed": Words("待确认", "to be confirmed"),
        "in_force": Words("有效", "in force"),
        "ended": Words("已终止", "ended"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("propose", Words("录入表决办法", "enter a procedure"), (NEW,), "proposed", (_OFFICE,)),
        Row(
            "put_in_force", Words("确认生效", "put in force"), ("proposed",), "in_force", (_OFFICE,), others=True,
            opens=Words("由录入人以外的同事对照文件确认", "a colleague of who entered it confirms it by the document"),
        ),
        Row("withdraw", Words("撤回", "withdraw"), ("proposed",), "withdrawn", (_OFFICE,)),
        Row("end", Words("终止", "end"), ("in_force",), "ended", (_OFFICE,)),
    ),
)  # fmt: skip
