"""The way of a list of livelihood projects: taken in whole, withdrawn where it was a mistake (民生实事清单流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_KEEPS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)

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
