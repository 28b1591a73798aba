"""The ways of livelihood projects: a list of history; an item of a running year from listed to built and judged (民生实事流程).

The responsible unit reports and says that it is done; a person of the congress who did not write that confirms. Nothing here turns late by
the clock: what is not registered is not registered.
"""

from guantong.apps.livelihood.following_workflow import CLAIM, OBJECTION, ROUNDTABLE
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

__all__ = ["CLAIM", "ITEM", "ITEM_FILE", "LINE", "LIST", "OBJECTION", "REPORT", "ROUNDTABLE"]
_KEEPS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
_UNIT = who(Role.BUDGET_UNIT, Role.FINANCE_BUREAU, Role.AUDIT_OFFICE, Role.DEVELOPMENT_AND_REFORM, Role.STATISTICS)
_SPEAKS = (_UNIT, _KEEPS)
"""The responsible unit, or staff who type in what came on paper."""
_BEING_BUILT = ("listed", "under_way")
_STANDING = (*_BEING_BUILT, "said_done", "built", "judged")

LIST = Workflow(
    room="livelihood",
    name="list_file",
    words=Words("民生实事清单", "list of livelihood projects"),
    states={"taken_in": Words("已导入", "taken in"), "withdrawn": Words("已撤回", "withdrawn")},
    rows=(
        Row("take_in_list", Words("历史导入", "take in as history"), (NEW,), "taken_in", (_KEEPS,)),
        Row("withdraw_list", Words("撤回清单", "withdraw the list"), ("taken_in",), "withdrawn", (_KEEPS,)),
    ),
)
ITEM = Workflow(
    room="livelihood",
    name="item",
    words=Words("当年民生实事", "livelihood item"),
    states={
        "listed": Words("已列入", "listed"),
        "under_way": Words("实施中", "under way"),
        "said_done": Words("单位报完成", "said to be done"),
        "built": Words("已确认完成", "built"),
        "judged": Words("已评价", "judged"),
        "carried": Words("已结转", "carried over"),
        "stopped": Words("已终止", "stopped"),
    },
    rows=(
        Row("take_over", Words("列入当年项目", "take over an item"), (NEW,), "listed", (_KEEPS,)),
        Row("report_progress", Words("登记季度进度", "report a quarter"), _BEING_BUILT, "under_way", _SPEAKS),
        Row("plan_milestone", Words("登记节点", "plan a milestone"), _BEING_BUILT, SAME, _SPEAKS),
        Row("reach_milestone", Words("登记节点完成", "note a milestone reached"), (*_BEING_BUILT, "said_done"), SAME, _SPEAKS),
        Row("say_done", Words("报告完成", "say it is done"), _BEING_BUILT, "said_done", _SPEAKS),
        Row(
            "confirm_done", Words("确认完成", "confirm it is built"), ("said_done",), "built", (_KEEPS,), others=True,
            opens=Words("单位报完成之后，由没有填写这份报告的人确认", "after the unit said so; who did not write that confirms"),
        ),
        Row("not_done", Words("退回继续实施", "it is not done yet"), ("said_done",), "under_way", (_KEEPS,)),
        Row("join_result", Words("关联评价结果", "join a result"), _STANDING, SAME, (_KEEPS,)),
        Row(
            "judge", Words("登记评价完成", "note that it was judged"), ("built",), "judged", (_KEEPS,),
            opens=Words("确认完成并有评价结果之后", "once it is built and a result is there"),
        ),
        Row("amend", Words("更正项目", "correct the item"), _BEING_BUILT, SAME, (_KEEPS,)),
        Row("join_need", Words("关联诉求", "join a need"), _STANDING, SAME, (_KEEPS,)),
        Row("release", Words("公开", "put on the public page"), _STANDING, SAME, (_KEEPS,)),
        Row("withhold", Words("撤下公开", "take off the public page"), (*_STANDING, "carried", "stopped"), SAME, (_KEEPS,)),
        Row("carry_over", Words("结转下年", "carry over to next year"), (*_BEING_BUILT, "said_done"), "carried", (_KEEPS,)),
        Row("stop", Words("终止", "stop it"), (*_BEING_BUILT, "said_done"), "stopped", (_KEEPS,)),
    ),
)  # fmt: skip
ITEM_FILE = Workflow(
    room="livelihood",
    name="item_file",
    words=Words("民生实事表", "sheet of items"),
    states={
        "read": Words("待导入", "to be taken in"),
        "taken_in": Words("已导入", "taken in"),
        "set_aside": Words("未采用", "set aside"),
    },
    rows=(
        Row("bring_items", Words("上传民生实事表", "bring a sheet of items"), (NEW,), "read", (_KEEPS,)),
        Row("take_in_items", Words("整份导入", "take it in whole"), ("read",), "taken_in", (_KEEPS,)),
        Row("set_items_aside", Words("不采用", "set it aside"), ("read",), "set_aside", (_KEEPS,)),
    ),
)
LINE = Workflow(
    room="livelihood",
    name="line",
    words=Words("预算关联", "budget line of an item"),
    states={"linked": Words("已认定", "linked"), "taken_back": Words("已撤回", "taken back")},
    rows=(
        Row("link_line", Words("认定预算项", "link a budget line"), (NEW,), "linked", (_KEEPS,)),
        Row("take_line_back", Words("撤回认定", "take the link back"), ("linked",), "taken_back", (_KEEPS,)),
    ),
)
REPORT = Workflow(
    room="livelihood",
    name="report",
    words=Words("季度进度", "quarterly report"),
    states={"reported": Words("已登记", "reported"), "released": Words("已公开", "on the public page")},
    rows=(
        Row("release_report", Words("公开这份进度", "put the report on the public page"), ("reported",), "released", (_KEEPS,)),
        Row("hold_report", Words("撤下这份进度", "take the report off"), ("released",), "reported", (_KEEPS,)),
    ),
)  # fmt: skip
