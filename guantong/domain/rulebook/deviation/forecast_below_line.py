"""预计全年执行率偏低：按历年规律预测，八成把握的区间上限仍低于提示线。 By its earlier years a unit will end below the line."""

from datetime import date

from guantong.domain.fiscal.records.execution import lines, month_ended, pace, paid
from guantong.domain.fiscal.records.pace import foreseen
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E06",
    title=Words("预计全年执行率偏低", "The year is expected to end below the line"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”截至{through}已支出{paid:money}；按此前{known}年同期以后的用款规律，预计全年执行{value:%}，八成把握在{least:%}至{most:%}之间。",
        "“{unit}” had spent {paid:money} by {through}; as {known} earlier years went on, the year should end at {value:%}, eight chances in ten between {least:%} and {most:%}.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    severity=Severity.NOTE,
    subject=("unit_code",),
    needs=("payment", "budget_line"),
    exclusions=(Words("历年都在后几个月集中支付的，按其惯例预测", "a unit that always pays late is foretold by its own habit"),),
    assumptions=(Words("假定后几个月的用款与历年相近", "the months to come are taken to be like those of earlier years"),),
)  # fmt: skip
_FEW = Words(
    "历史样本少于{least}个，不能给出区间：{names}等{count}个单位",
    "fewer than {least} earlier errors are known: {names}, {count} units",
)


@RULE.over_books
def forecast_below_line(books: Books, limits: Limits, as_of: date) -> Found:
    """Signal only where even the upper end of the eighty per cent interval lies below the line."""
    through, line, pool = month_ended(as_of), limits["line"], limits["pool"]
    names = pace(books, through, ("year", "unit_code")).filter(lambda t: t.year == through.year)
    units = foreseen(books, through, "unit_code", limits["back"].value, pool.value)
    units = units.join(names.select("unit_code", "unit"), "unit_code")
    units = units.mutate(
        value=units.expected * 10_000 // units.allowed, least=units.low * 10_000 // units.allowed,
        most=units.high * 10_000 // units.allowed,
    )  # fmt: skip
    few = units.filter(units.expected.isnull()).mutate(name=units.unit)
    below = units.filter(units.high * 100 < line.value * units.allowed)
    return found(
        below, limit=line, facts={"through": through}, unjudged=[Unjudged(few, _FEW.filled(least=pool.value, names="{names}", count="{count}"))],
        payment=paid(books, through), budget_line=lines(books),
    )  # fmt: skip
