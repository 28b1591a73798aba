"""A step of the year: planned, registered as it happened; only a person says that it was late (年度步骤的流程).

Not registered is not "not done", and not done is not late: 未登记 ≠ 未办 ≠ 逾期.
"""

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, Row, Workflow, who

_COMMISSION = who(Role.BUDGET_COMMISSION_STAFF, Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)
_OFFICE = who(Role.STANDING_COMMITTEE_OFFICE, reach=Reach.DISTRICT)
_ITS_OWN = who(Role.SUBDISTRICT_COMMITTEE, Role.FINANCE_BUREAU)
_DIRECTOR = who(Role.BUDGET_COMMISSION_DIRECTOR, reach=Reach.DISTRICT)

STEP = Workflow(
    room="years",
    name="step",
    words=Words("年度步骤", "step of the year"),
    states={
        "planned": Words("未登记", "not registered"),
        "registered": Words("已登记", "registered"),
        "late": Words("确认逾期", "confirmed late"),
        "not_applicable": Words("不适用", "not applicable"),
    },
    rows=(
        Row("plan", Words("列入年度", "plan"), (NEW,), "planned", (_COMMISSION, _OFFICE)),
        Row(
            "register",
            Words("登记", "register"),
            ("planned", "late"),
            "registered",
            (_COMMISSION, _OFFICE, _ITS_OWN),
            opens=Words("请按实际发生的日期登记，附文号", "register the day it happened, with the document number"),
        ),
        Row("correct", Words("更正", "correct"), ("registered",), "registered", (_COMMISSION, _OFFICE)),
        Row("confirm_late", Words("确认逾期", "confirm late"), ("planned",), "late", (_DIRECTOR,)),
        Row("set_aside", Words("标为不适用", "set aside"), ("planned",), "not_applicable", (_COMMISSION,)),
        Row("take_back", Words("恢复", "take back"), ("late", "not_applicable"), "planned", (_COMMISSION,)),
    ),
)
