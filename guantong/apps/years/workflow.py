"""A step of the year: planned, registered as it happened; only a person says that it was late (年度步骤的流程).

Not registered is not "not done", and not done is not late: 未登记 ≠ 未办 ≠ 逾期.
"""

from datetime import date, timedelta

from guantong.apps.years.plan_workflow import ITEM, PLAN, TOPIC
from guantong.apps.years.profile_workflow import PROFILE
from guantong.apps.years.session_workflow import SESSION
from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, SAME, Refusal, Row, Workflow, who

__all__ = ["ITEM", "PLAN", "PROFILE", "SESSION", "STEP", "TOPIC", "not_late_yet"]
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
        Row("take_in", Words("导入", "take in"), (NEW,), "planned", (_COMMISSION, _OFFICE)),
        Row("enter_past", Words("补录", "enter as past"), (NEW,), "registered", (_COMMISSION, _OFFICE)),
        Row(
            "register",
            Words("登记", "register"),
            ("planned", "late"),
            "registered",
            (_COMMISSION, _OFFICE, _ITS_OWN),
            opens=Words("请按实际发生的日期登记，附文号", "register the day it happened, with the document number"),
        ),
        Row("reschedule", Words("改计划日期", "reschedule"), ("planned",), "planned", (_COMMISSION, _OFFICE)),
        Row("correct", Words("更正", "correct"), ("registered",), "registered", (_COMMISSION, _OFFICE)),
        Row("confirm_late", Words("确认逾期", "confirm late"), ("planned",), "late", (_DIRECTOR,)),
        Row("set_aside", Words("标为不适用", "set aside"), ("planned",), "not_applicable", (_COMMISSION,)),
        Row("take_back", Words("恢复", "take back"), ("late", "not_applicable"), "planned", (_COMMISSION,)),
        Row(
            "set_session",
            Words("关联会议", "tie to a session"),
            ("planned", "registered"),
            SAME,
            (_COMMISSION, _OFFICE),
        ),
    ),
)


def not_late_yet(statutory: str, planned_on: date | None, today: date, law: date | None = None) -> Refusal | None:
    """Return why a step cannot be confirmed late on `today`, or None: only the law's days, and only once past.

    `law` is the day the law's term ends where it could be computed: then that day counts, whatever was planned.
    """
    if not statutory:
        return Refusal("state", _BY_CHOICE)
    if law is not None and law >= today:
        opens = _OPENS.filled(day=law + timedelta(days=1))
        return Refusal("state", _LAW_NOT_PAST.filled(day=law), opens, statutory)
    if law is not None:
        return None
    if planned_on is None:
        return Refusal("state", _NO_DAY, _SET_A_DAY, statutory)
    if planned_on >= today:
        opens = _OPENS.filled(day=planned_on + timedelta(days=1))
        return Refusal("state", _NOT_PAST.filled(day=planned_on), opens, statutory)
    return None


_BY_CHOICE = Words("自选动作，没有法定期限，不作逾期认定", "a step by choice has no statutory day and is never late")
_NO_DAY = Words("没有计划日期，无从认定逾期", "it has no planned day to be late for")
_SET_A_DAY = Words("请先填写计划日期", "set the planned day first")
_LAW_NOT_PAST = Words("法定期限 {day} 还没有过", "the term of the law, {day}, has not passed")
_NOT_PAST = Words("计划日期 {day} 还没有过", "the planned day {day} has not passed")
_OPENS = Words("{day} 起，核实确未办理后可以确认", "from {day}, once you know that it did not happen")
