"""收入负增长：本级一般公共预算收入累计比上年同期减少。 General revenue of the months so far below that of the same months last year."""

from datetime import date

from guantong.domain.fiscal.records.revenue import OWN, behind, by_subject, collected, with_total
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E39",
    title=Words("收入比上年同期减少", "Revenue below last year's"),
    asks=Question.DEVIATION,
    says=Words(
        "“{name}”{months}个月累计{now:money}，上年同期{before:money}，增长{value:%}。",
        "“{name}” brought {now:money} in {months} months, {before:money} in the same months last year: growth of {value:%}.",
    ),
    basis=("budget-law-2018-art-55", "budget-law-2018-art-62"),
    subject=("fund_kind", "code"),
    needs=("revenue_month",),
    exclusions=(
        Words("转移性收入和债务收入不是本级收入", "transfers and borrowing are not collected here"),
        Words("政府性基金等随土地市场和项目波动，不在此提示", "government funds follow the land market"),
        Words("个别月份下降而累计增长的", "a month that fell within months that grew"),
        Words("只有一年有的月份不比较", "months at hand in one year only are not compared"),
    ),
    assumptions=(Words("两年的收入科目口径相同", "both years classify revenue alike"),),
)
_NO_YEAR = Words("没有上年同期收入，不能判断：{names}", "no revenue of the same months last year: {names}")


@RULE.over_books
def revenue_falling(books: Books, limits: Limits, as_of: date) -> Found:
    """The subjects and their total, over the months at hand in both years."""
    months, least, rows = limits["months"], limits["least"], collected(books, as_of)
    rows = rows.filter(rows.fund_kind == "general", rows.nature.isin(OWN), rows.year >= as_of.year - 1)
    rows = rows.mutate(place=rows.month.month())
    both = rows.group_by("place").agg(years=rows.year.nunique()).filter(lambda t: t.years > 1)
    rows, years = rows.semi_join(both, "place"), rows.filter(rows.year == as_of.year)
    each = by_subject(rows)
    now, past = each.filter(each.year == as_of.year), each.filter(each.year < as_of.year)
    side = past.select("fund_kind", "code", "name", before="collected")
    side = side.left_join(now.select("fund_kind", "code", now="collected"), ["fund_kind", "code"])
    told = with_total(side.mutate(now=side.now.fill_null(0)), now=side.now.fill_null(0), before=side.before)
    told = told.cross_join(both.agg(months=both.place.nunique())).filter(lambda t: t.months >= months.value)
    told = told.mutate(value=(told.now - told.before) * 10_000 // told.before)
    told = told.mutate(severity=(told.code == "").ifelse("verify", "note"))
    told = told.filter(told.before >= least.value * 1_000_000, told.now < told.before)
    gap = Unjudged(years.anti_join(both, "place").mutate(name=years.month.strftime("%Y-%m")), _NO_YEAR)
    return found(told, unjudged=[gap], revenue_month=behind(rows))
