"""A session from its plan to the day it was held; its date is set by the chairpersons' council and noted here (会议流程)."""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Row, Workflow, who

_KEEPERS = who(
    Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT
)
SESSION = Workflow(
    room="years",
    name="session",
    words=Words("会议", "session"),
    states={
        "planned": Words("拟召开", "planned"),
        "held": Words("已召开", "held"),
        "cancelled": Words("不召开", "not held"),
    },
    rows=(
        Row("plan_session", Words("列入会议", "plan a session"), (NEW,), "planned", (_KEEPERS,)),
        Row(
            "move_session", Words("变更会期", "move a session"), ("planned",), SAME, (_KEEPERS,),
            opens=Words("会期由主任会议决定，此处登记；原日期和新日期都保留", "the chairpersons' council sets the day; both days stay"),
        ),
        Row("hold_session", Words("登记召开", "note that it was held"), ("planned",), "held", (_KEEPERS,)),
        Row("cancel_session", Words("登记不召开", "note that it is not held"), ("planned",), "cancelled", (_KEEPERS,)),
        Row("reopen_session", Words("恢复为拟召开", "back to planned"), ("held", "cancelled"), "planned", (_KEEPERS,)),
    ),
)  # fmt: skip
