"""债务率分档（内部）：政府债务余额与综合财力之比达到某一档。 Debt against fiscal capacity by bands; internal, off, never public."""

from datetime import date

from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.secrecy import Level
from guantong.domain.words import Words

RULE = Rule(
    code="E46",
    title=Words("债务率所在档次（内部）", "The band of the debt rate (internal)"),
    asks=Question.DEVIATION,
    stage=Stage.FINAL_ACCOUNTS,
    says=Words(
        "【内部】{year}年末法定债务余额{balance:money}，综合财力{resources:money}，债务率{value:%}。",
        "[internal] At the end of {year} statutory debt was {balance:money} against a capacity of {resources:money}, {value:%}.",
    ),
    basis=("budget-law-2018-art-35", "supervision-law-2024-art-25"),
    severity=Severity.NOTE,
    subject=("year",),
    needs=("debt", "fiscal_capacity"),
    closed=True,
    off=True,
    citable=False,
    level=Level.INTERNAL,
    exclusions=(
        Words("低于最低一档的", "below the lowest band"),
        Words("还没有结束的年度", "a year that has not ended"),
    ),
    assumptions=(
        Words("只算法定限额内的政府债务，一般债务和专项债务合计；法律不公开的债务不收、不算", "statutory debt only, both kinds together; what law keeps back is neither kept nor counted"),
    ),
)  # fmt: skip


@RULE.over_books
def debt_rate_bands(books: Books, limits: Limits, as_of: date) -> Found:
    """Balance at the year's end over the year's capacity, with the highest band it reaches."""
    year, debts, capacity = RULE.year(as_of), books.table("debt"), books.table("fiscal_capacity")
    debts, capacity = debts.filter(debts.year == year), capacity.filter(capacity.year == year)
    told = debts.group_by("year").agg(balance=debts.balance.sum())
    told = told.join(capacity.group_by("year").agg(resources=capacity.resources.max()), "year")
    told = told.filter(told.resources > 0).mutate(value=lambda t: t.balance * 10_000 // t.resources)
    high, middle = (told.value >= limits[name].value * 100 for name in ("high", "middle"))
    told = told.mutate(limit=high.ifelse("high", middle.ifelse("middle", "low")))
    return found(
        told.filter(told.value >= limits["low"].value * 100), limit=limits, debt=debts, fiscal_capacity=capacity
    )
