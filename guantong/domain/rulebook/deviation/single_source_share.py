"""单一来源占比高：单位本年合同金额中单一来源采购占比较高。 Much of what a unit contracted for in the year came from a single source."""

from datetime import date

from guantong.domain.fiscal.records.execution import kinds
from guantong.domain.fiscal.records.tenders import contracts
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E44",
    title=Words("单一来源采购占比高", "A large share from single sources"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”本年签订合同{count}份{total:money}，其中单一来源{single:money}，占{value:%}。",
        "“{unit}” signed {count} contracts for {total:money} this year, {single:money} or {value:%} from single sources.",
    ),
    basis=("government-procurement-2014-art-31",),
    subject=("unit_code",),
    needs=("contract",),
    exclusions=(
        Words("企业不适用政府采购法", "enterprises, whom the procurement law does not bind"),
        Words("合同份数少的单位，比例不说明问题", "with few contracts a share says nothing"),
    ),
)
_NO_METHOD = Words("{count}个单位的合同没有采购方式，不能判断：{names}", "contracts of {count} units name no method: {names}")  # fmt: skip


@RULE.over_books
def single_source_share(books: Books, limits: Limits, as_of: date) -> Found:
    """The share by amount, where the unit contracted enough in number and sum for a share to mean something."""
    share, rows, units = limits["share"], contracts(books, as_of), kinds(books)
    rows = rows.filter(rows.unit_code.notnull()).anti_join(units.filter(units.kind == "enterprise"), "unit_code")
    known = rows.filter(rows.method.notnull())
    told = known.group_by("unit_code").agg(
        unit=known.unit.max(), count=known.contract_no.nunique(), total=known.amount.sum(),
        single=(known.method == "single_source").ifelse(known.amount, 0).sum(),
    )  # fmt: skip
    told = told.filter(told["count"] >= limits["few"].value, told.total >= limits["least"].value * 1_000_000)
    told = told.mutate(value=told.single * 10_000 // told.total)
    told = told.filter(told.single * 100 > share.value * told.total)
    blank = rows.filter(rows.method.isnull())
    return found(told, limit=share, unjudged=[Unjudged(blank.mutate(name=blank.unit), _NO_METHOD)], contract=rows)
