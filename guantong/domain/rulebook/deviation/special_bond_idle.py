"""专项债券资金闲置：发行满一段时间，项目支出不到一半。 Special bond money issued for a while, of which less than half is spent."""

from datetime import date, timedelta

from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.projects import bond_money
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E28",
    title=Words("专项债券资金支出慢", "Special bond money idle"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”的专项债券{issued:money}发行已满{days}天（最早{since}），支出{spent:money}，占{value:%}，未支出{idle:money}。",
        "Of special bonds of {issued:money} for “{project}”, issued {days} days ago or more (first on {since}), {spent:money} or {value:%} is spent, {idle:money} is not.",
    ),
    basis=("budget-law-2018-art-35", "budget-law-2018-art-57"),
    subject=("project_code",),
    needs=("bond", "payment"),
    exclusions=(
        Words("发行未满期限的", "bonds issued more recently"),
        Words("已按程序调整用途的，从额度中减去", "what was moved to another project by procedure counts as gone"),
        Words("一般债券", "general bonds"),
    ),
    assumptions=(
        Words("发行后该项目以政府性基金支付的（或未注明资金性质的）视为债券支出", "what the project was paid from government funds since then is spent from bonds"),
    ),
)  # fmt: skip
_NO_PROJECT = Words(
    "{count}只专项债券没有对应项目，不能判断：{names}", "{count} special bonds name no project: {names}"
)


@RULE.over_books
def special_bond_idle(books: Books, limits: Limits, as_of: date) -> Found:
    """What was spent since the first bond against what the bonds of more than so many days brought, by project."""
    days, share = limits["days"], limits["share"]
    bonds, paid = bond_money(books, as_of)
    ripe = bonds.filter(bonds.issued_on <= as_of - timedelta(days=days.value))
    told = ripe.group_by("project_code").agg(
        issued=ripe.amount.sum(), since=ripe.issued_on.min(), project=ripe.project.max()
    )
    moved = held(books, "reallocation")
    gone = moved.filter(moved.fund_kind == "government_fund").group_by(project_code="from_project")
    told = told.left_join(gone.agg(gone=moved.amount.sum()), "project_code").drop("project_code_right")
    told = told.left_join(paid.group_by("project_code").agg(spent=paid.amount.sum()), "project_code")
    told = told.mutate(issued=told.issued - told.gone.fill_null(0), spent=told.spent.fill_null(0))
    told = told.filter(told.issued > 0).mutate(value=told.spent * 10_000 // told.issued, idle=told.issued - told.spent)
    lost = bonds.filter(bonds.project_code.isnull())
    gap = Unjudged(lost.mutate(name=lost.bond_code), _NO_PROJECT)
    told = told.filter(told.value < share.value * 100, told.project_code.notnull())
    return found(told, limit=share, unjudged=[gap], facts={"days": days.value}, bond=ripe, payment=paid)
