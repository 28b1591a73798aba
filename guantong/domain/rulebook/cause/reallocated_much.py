"""调剂幅度大：单位一年内调剂的金额占批准预算的比例较高。 A unit of whose approved budget a large share was reallocated in a year."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import approved, net_moves, reallocated
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E34",
    title=Words("单位预算调剂幅度大", "A large share of a unit's budget reallocated"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "“{unit}”本年调剂{moved:money}，占批准预算{approved:money}的{value:%}。调剂不是预算调整，由财政部门按规定批复。",
        "“{unit}” reallocated {moved:money} this year, {value:%} of its approved {approved:money}; a reallocation is no adjustment.",
    ),
    basis=("budget-law-2018-art-72", "budget-law-2018-art-13"),
    subject=("unit_code",),
    needs=("reallocation", "budget_line"),
    exclusions=(
        Words("同一项目内只改经济分类的", "a change of economic class within one project"),
        Words(
            "更正（红冲）的、撤销后调回的，按净额计算",
            "what a correction took back, or a later one moved back, counts as not moved",
        ),
        Words("经人大常委会批准的预算调整不计入", "adjustments decided by the standing committee do not count"),
    ),
)
_NO_BUDGET = Words("{count}个单位有调剂而没有批准预算，不能判断：{names}", "{count} units reallocate without an approved budget: {names}")  # fmt: skip


@RULE.over_books
def reallocated_much(books: Books, limits: Limits, as_of: date) -> Found:
    """What was moved by the day, net of corrections, against the approved budget of the unit."""
    share, least = limits["share"], limits["least"]
    rows, base = reallocated(books, as_of), approved(books, as_of.year)
    moved = net_moves(rows)
    own = base.group_by("unit_code").agg(approved=base.amount.sum(), unit=base.unit.max())
    told = moved.join(own, "unit_code").filter(lambda t: t.approved > 0)
    told = told.mutate(value=told.moved * 10_000 // told.approved)
    told = told.filter(told.moved * 100 > share.value * told.approved, told.moved >= least.value * 1_000_000)
    gap = Unjudged(moved.anti_join(own, "unit_code"), _NO_BUDGET)
    return found(told.drop("name"), limit=share, unjudged=[gap], reallocation=rows, budget_line=base)
