"""无预算支出：支付所属的单位和项目，预算、指标和结转中都没有。 Payments of a project that no budget line, quota or carry-over holds."""

from datetime import date

from guantong.domain.fiscal.records.execution import lines, paid, with_a_line
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E11",
    title=Words("没有对应预算的支出", "Payments without a budget line"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”的“{project}”已支付{value:money}，在预算、指标和结转中没有找到对应的额度。",
        "“{unit}” paid {value:money} for “{project}”, for which no budget line, quota or carry-over was found.",
    ),
    basis=("budget-law-2018-art-13", "budget-reg-2020-art-57"),
    severity=Severity.VERIFY_FIRST,
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("payment", "budget_line"),
    exclusions=(
        Words("用上年结转资金支付的", "what is paid from money carried over"),
        Words("执行中追加指标、调剂来的项目", "a project that came by an added quota or a reallocation"),
        Words("付出后又全额退回的", "what was paid and came back in full"),
    ),
)  # fmt: skip
_NO_BUDGET = Words(
    "{count}个单位本年没有任何批复的预算，不能判断：{names}",
    "{count} units have no approved budget of the year: {names}",
)


@RULE.over_books
def without_budget_line(books: Books, _: Limits, as_of: date) -> Found:
    """Match payments by unit and project; whether the money suffices is another rule's question."""
    own, done = lines(books), paid(books, as_of)
    done = done.filter(done.year == as_of.year)
    astray = done.anti_join(with_a_line(books), ["year", "unit_code", "project_code"])
    blank = astray.anti_join(own, ["year", "unit_code"])
    astray = astray.semi_join(own, ["year", "unit_code"])
    told = astray.group_by("unit_code", "project_code").agg(
        unit=astray.unit.max(), project=astray.project.max(), value=astray.amount.sum()
    )
    code = (told.project_code == "").ifelse("（未写明项目）", told.project_code)
    told = told.mutate(project=told.project.fill_null(code))
    gap = Unjudged(blank.mutate(name=blank.unit), _NO_BUDGET)
    return found(told.filter(told.value > 0), unjudged=[gap], payment=astray)
