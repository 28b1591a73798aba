"""非工作日付款：一贯不在休息日付款的单位，本年出现多笔。 A unit that does not pay on days off did so several times."""

from datetime import date, timedelta

from guantong.domain.fiscal.records.execution import paid
from guantong.domain.fiscal.records.families import EMERGENCY, PERSONNEL, of_family
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words
from guantong.domain.workdays.calendar import is_workday, known_years

RULE = Rule(
    code="E14",
    title=Words("休息日付款与本单位惯例不同", "Payments on days off, against the unit's habit"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”{month}月在休息日付款{value}笔，合计{amount:money}；其全部付款中休息日占{habit:%}。",
        "“{unit}” paid {value} times on days off in month {month}, {amount:money} in all; of all its payments {habit:%} fall on days off.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    severity=Severity.NOTE,
    subject=("unit_code",),
    measure="",
    needs=("payment",),
    exclusions=(
        Words("应急救灾、突发公共卫生事件支出", "disasters and sudden events of public health"),
        Words("人员经费", "personnel"),
        Words("惯常在休息日付款的单位", "a unit used to paying on days off"),
        Words("冲销、退回", "reversals"),
    ),
    assumptions=(Words("按国务院办公厅公布的放假和调休安排", "days off are those the State Council arranged"),),
)  # fmt: skip

_NOT_KNOWN = Words("{names}年的放假和调休安排没有录入，不能判断", "the days off of {names} are not known here")


@RULE.over_books
def paid_on_off_days(books: Books, limits: Limits, as_of: date) -> Found:
    """The month of this year with most, by the arranged calendar; the habit is the share over every year the calendar is known of."""
    count, years = limits["count"], [year for year in known_years() if year <= as_of.year]
    days = (date(year, 1, 1) + timedelta(days=n) for year in years for n in range(366))
    off = [day for day in days if day.year in years and not is_workday(day)]
    rows = paid(books, as_of)
    unknown = rows.filter(rows.year == as_of.year, ~rows.year.isin(years))
    rows = rows.filter(rows.year.isin(years), rows.amount > 0, ~of_family(rows, PERSONNEL))
    rows = rows.filter(~of_family(rows, EMERGENCY, "function_code"))
    rows = rows.mutate(off=rows.paid_on.isin(off), month=rows.paid_on.month())
    habits = rows.group_by("unit_code").agg(unit=rows.unit.max(), habit=rows.off.sum() * 10_000 // rows.off.count())
    now = rows.filter(rows.off, rows.year == as_of.year)
    each = now.group_by("unit_code", "month").agg(value=now.amount.count(), amount=now.amount.sum())
    told = each.group_by("unit_code").agg(
        value=each.value.max(), month=each.month.argmax(each.value), amount=each.amount.argmax(each.value)
    )
    told = told.filter(told.value > count.value).join(habits, "unit_code")
    told = told.filter(told.habit <= limits["habit"].value * 100)
    gap = Unjudged(unknown.mutate(name=unknown.year.cast("string")), _NOT_KNOWN)
    return found(told, limit=count, unjudged=[gap], payment=now)
