"""无预算支出：支付所属的单位和项目，预算、指标和结转中都没有。 Payments of a project that no budget line, quota or carry-over holds."""

from datetime import date

from guantong.domain.fiscal.records.execution import left_out, lines, paid, with_a_line
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

_LEFT_OUT = Words(
    "{count}个单位付了款的项目，批复预算中有，调整后预算没有列出，不能判断：{names}",
    "{count} units paid for projects in the approved budget that the adjusted one leaves out: {names}",
)
_UNNAMED = {"": Words("（未写明项目）", "(no project named)")}


@RULE.over_books
def without_budget_line(books: Books, _: Limits, as_of: date) -> Found:
    """Match payments by unit and project; whether the money suffices is another rule's question."""
    keys, own = ["year", "unit_code", "project_code"], lines(books)
    done = paid(books, as_of).filter(lambda t: t.year == as_of.year)
    astray = done.anti_join(with_a_line(books), keys)
    blank, astray = (join(own, ["year", "unit_code"]) for join in (astray.anti_join, astray.semi_join))
    told = astray.group_by("unit_code", "project_code")
    told = told.agg(unit=astray.unit.max(), project=astray.project.max(), value=astray.amount.sum())
    told = told.mutate(project=told.project.fill_null(told.project_code)).filter(told.value > 0)
    cut = done.semi_join(left_out(books), keys)
    gaps = [Unjudged(blank.mutate(name=blank.unit), _NO_BUDGET), Unjudged(cut.mutate(name=cut.unit), _LEFT_OUT)]
    return found(told, unjudged=gaps, payment=astray, words={"project": _UNNAMED})
