"""预备费比例：预备费不在一般公共预算支出额的百分之一至百分之三之间。 The reserve is not one to three per cent of general spending."""

from datetime import date

from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E21",
    title=Words("预备费比例超出法定范围", "The reserve is outside its legal range"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    says=Words(
        "{year}年预备费{budget:money}，占一般公共预算支出额{value:%}（分母不含预备费的口径为{other:%}），不在{low}%至{high}%之间。",
        "The reserve of {year}, {budget:money}, is {value:%} of general public spending ({other:%} of it without the reserve), not between {low}% and {high}%.",
    ),
    basis=("budget-law-2018-art-40",),
    subject=("year",),
    needs=("reserve",),
    exclusions=(
        Words("分母含不含预备费两种口径，有一种在范围内的不提示", "within the range by either denominator is enough"),
    ),
)
_NO_SPENDING = Words("{names}年没有一般公共预算支出额，不能计算", "general public spending of {names} is not known")


@RULE.over_books
def reserve_share(books: Books, limits: Limits, as_of: date) -> Found:
    """Below by both denominators, or above by both: practice differs on whether spending includes the reserve."""
    least, most = limits["least"], limits["most"]
    rows = books.table("reserve").filter(lambda t: t.year == as_of.year)
    rest = rows.general_spending - rows.budget
    told = rows.mutate(
        rest=rest, value=rows.budget * 10_000 // rows.general_spending, other=rows.budget * 10_000 // rest
    )
    low, high = told.budget * 100 < least.value * told.rest, told.budget * 100 > most.value * told.general_spending
    told = told.mutate(limit=low.ifelse("least", "most")).filter(low | high)
    unknown = rows.filter(rows.general_spending.isnull())
    gap = Unjudged(unknown.mutate(name=unknown.year.cast("string")), _NO_SPENDING)
    return found(told, limit=limits, facts={"low": least.value, "high": most.value}, unjudged=[gap], reserve=rows)
