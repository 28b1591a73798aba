"""数量乘单价不等于金额。 A quantity times its price is not the amount."""

from datetime import date

from guantong.domain.fiscal.records.drafting import asked, drafts, estimates
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B49",
    title=Words("数量乘单价与金额不符", "A quantity times its price is not the amount"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{project}”{drafted}年测算的“{item}”数量乘单价是{product:money}，金额写{amount:money}，相差{value:money}；请单位核对。",
        "“{item}” of “{project}” for {drafted}: quantity times unit price is {product:money}, the amount says {amount:money}, {value:money} apart: which is right?",
    ),
    basis=("budget-law-2018-art-32",),
    subject=("project_code", "item"),
    measure="money",
    needs=("budget_line", "basis"),
    exclusions=(Words("没有写数量或单价的", "no quantity or no unit price is given"),),
)


@RULE.over_books
def quantity_times_price(books: Books, limits: Limits, as_of: date) -> Found:
    """Every item of this year's estimates with quantity and price, further from its amount than printing rounds."""
    apart = limits["apart"]
    rows = estimates(books, as_of).semi_join(asked(books, as_of), "project_code")
    told = rows.filter(rows.quantity.notnull(), rows.unit_price.notnull())
    told = told.mutate(product=(told.quantity * told.unit_price / 1000).round().cast("int64"))
    told = told.mutate(value=(told.product - told.amount).abs()).filter(lambda t: t.value > apart.value * 100)
    told = told.group_by("project_code", "item").agg(
        project=told.project.max(), product=told["product"].max(), amount=told.amount.max(), value=told.value.max()
    )
    return found(
        told, limit=apart, facts={"drafted": year_drafted(as_of)}, basis=rows, budget_line=drafts(books, as_of)
    )
