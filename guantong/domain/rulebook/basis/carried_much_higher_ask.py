"""结转多仍要增加。 Much was carried over, and the draft asks for more."""

from datetime import date

from guantong.domain.fiscal.records.drafting import KEYS, OWN_FUNDS, VERSIONS, again, beside_before
from guantong.domain.fiscal.records.execution import lines
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B42",
    title=Words("结转多仍增加", "Much carried over, and more asked"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”的“{project}”结转到{carried_into}年{carried:money}，占上一年预算{base:money}的{value:%}，{drafted}年{version}要{ask:money}，多于本年预算{last:money}；请单位说明结转资金如何使用。",
        "“{project}” of “{unit}” carried {carried:money} into {carried_into}, {value:%} of the {base:money} of the year before; for {drafted} its {version} asks {ask:money}, more than {last:money}: how will the money carried over be used?",
    ),
    basis=("budget-law-2018-art-42", "budget-law-2018-art-32"),
    subject=("unit_code", "project_code"),
    needs=("budget_line",),
    registers=("carry_over",),
    exclusions=(
        Words("单位自有资金、财政专户资金的结转", "what is carried over of own funds and special accounts"),
        Words("已收回统筹的（结转记为负数）按净额计算", "what was taken back (a negative carry-over) is gone"),
        Words("申报数不多于本年预算的", "what is asked is no more than this year's budget"),
    ),
)


@RULE.over_books
def carried_much_higher_ask(books: Books, limits: Limits, as_of: date) -> Found:
    """What was carried into the running year, above its share of the year before; asked more than the running budget gives."""
    share, drafted = limits["share"], year_drafted(as_of)
    rows = books.table("carry_over").filter(
        lambda t: (t.year == drafted - 1) & ~t.fund_kind.fill_null("").isin(OWN_FUNDS)
    )
    kept = rows.group_by(list(KEYS)).agg(carried=rows.amount.sum())
    base = lines(books).filter(lambda t: t.year == drafted - 2)
    base = base.group_by(list(KEYS)).agg(base=base.amount.sum())
    told = again(books, as_of).inner_join(kept, list(KEYS)).inner_join(base.filter(base.base > 0), list(KEYS))
    told = told.mutate(value=told.carried * 10_000 // told.base)
    told = told.filter(told.carried * 100 > told.base * share.value, told.ask > told["last"])
    return found(
        told, limit=share, words={"version": VERSIONS}, facts={"drafted": drafted, "carried_into": drafted - 1},
        budget_line=beside_before(books, as_of), carry_over=rows,
    )  # fmt: skip
