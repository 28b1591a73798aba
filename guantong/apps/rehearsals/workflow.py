"""A rehearsal from what residents chose to what it comes to (演算流程).

All of it is closed by the thing itself once the statutory vote on the same list has begun (`queries.why_not`).
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_ALL = (
    who(Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF, reach=Reach.DISTRICT),
    who(Role.SUBDISTRICT_COMMITTEE),
)  # fmt: skip
REHEARSAL = Workflow(
    room="rehearsals",
    name="rehearsal",
    words=Words("演算", "rehearsal"),
    states={
        "draft": Words("待演算", "to be computed"),
        "computed": Words("已演算", "computed"),
        "withdrawn": Words("已撤回", "withdrawn"),
    },
    rows=(
        Row("prepare", Words("准备演算", "prepare a rehearsal"), (NEW,), "draft", _ALL),
        Row("compute", Words("演算", "compute"), ("draft",), "computed", _ALL),
        Row("reopen", Words("退回修改办法", "back to change the arrangement"), ("computed",), "draft", _ALL),
        Row("rearrange", Words("改用另一办法", "use another arrangement"), ("draft",), "draft", _ALL),
        Row("withdraw", Words("撤回", "withdraw"), ("draft", "computed"), "withdrawn", _ALL),
    ),
)  # fmt: skip
