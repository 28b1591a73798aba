"""支出超过预算：某单位某项目的支付累计超过其可用额度。 Payments of a unit's project pass what may be spent on it."""

from datetime import date

from guantong.domain.fiscal.records.execution import left_out, lines, pace, paid
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E10",
    title=Words("支出超过预算", "Payments over the budget line"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”的“{project}”可用额度{allowed:money}，已支付{paid:money}，超出{value:money}。",
        "“{project}” of “{unit}” may spend {allowed:money} and was paid {paid:money}, {value:money} over.",
    ),
    basis=("budget-law-2018-art-13", "budget-reg-2020-art-57"),
    severity=Severity.VERIFY_FIRST,
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("payment", "budget_line"),
    exclusions=(
        Words("按程序调剂、调整、追加或结转来的额度，计入可用额度", "what was reallocated, adjusted, added or carried over may be spent"),
        Words("错付退回的，按净额计算", "what came back counts as not paid"),
    ),
    assumptions=(
        Words("没有项目的支出（人员、公用经费）按单位合计比较", "what has no project is compared as the unit's sum"),
    ),
)  # fmt: skip

_LEFT_OUT = Words(
    "{count}个单位的调整后预算没有列出已超支的项目，不知道是取消还是尚未报来，不能判断：{names}",
    "{count} units have projects over their line that the adjusted budget leaves out: {names}",
)
_NO_PROJECT = {"": Words("人员和公用经费", "personnel and running costs")}


@RULE.over_books
def over_budget_line(books: Books, _: Limits, as_of: date) -> Found:
    """Paid by the day against allowed by the day: the larger of budget lines with their changes, and quotas."""
    own = pace(books, as_of, ("year", "unit_code", "project_code"))
    own = own.filter(own.year == as_of.year)
    over = own.mutate(value=own.paid - own.allowed, project=(own.project_code == "").ifelse("", own.project))
    over = over.filter(over.value > 0)
    unclear, done = left_out(books), paid(books, as_of)
    gap = over.semi_join(unclear, ["year", "unit_code", "project_code"])
    told = over.anti_join(unclear, ["year", "unit_code", "project_code"]).drop("year")
    return found(
        told, unjudged=[Unjudged(gap.mutate(name=gap.unit), _LEFT_OUT)], payment=done.filter(done.year == as_of.year),
        budget_line=lines(books).filter(lambda t: t.year == as_of.year), words={"project": _NO_PROJECT},
    )  # fmt: skip
