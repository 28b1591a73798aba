"""没有用款计划的单位，支出进度明显慢于规模相近的同类单位。 A unit without a plan spends clearly more slowly than its peers."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, kept_seasons, kinds, lines, month_ended, nearest, pace, paid
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E04",
    title=Words("单位支出慢于同类单位", "A unit slower than its peers"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”截至{through}支出进度{pace:%}，规模相近的{count}个同类单位中位数{middle:%}，相差{value:n}个百分点（同类：{peers}）。",
        "By {through} “{unit}” had spent {pace:%}; the median of its {count} peers of like size is {middle:%}, {value:n} points more (peers: {peers}).",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code",),
    measure="pp",
    needs=("payment", "budget_line", "unit"),
    exclusions=(
        Words("有月度用款计划的单位，与计划比较，不在此提示", "a unit with a plan by months is held against that"),
        Words("季节性支出：历年同期同样慢、年末仍执行完的", "seasonal spending: as slow before, and done by the year's end"),
    ),
    assumptions=(Words("同类指同一性质、批准额最接近的单位，名单列出", "peers are of one kind and nearest in allowance; they are named"),),
)  # fmt: skip


@RULE.over_books
def slow_against_peers(books: Books, limits: Limits, as_of: date) -> Found:
    """Behind the median of the nearest peers by more than the floor and so many times the peers' own variation."""
    through, points, times = month_ended(as_of), limits["points"], limits["times"]
    own = pace(books, through, ("year", "unit_code"))
    units = own.filter(own.year == as_of.year).join(kinds(books), "unit_code")
    pairs = nearest(units, limits["peers"].value)
    pairs = pairs.mutate(middle=pairs.peer_pace.median().over(group_by="unit_code"))
    pairs = pairs.mutate(away=(pairs.peer_pace - pairs.middle).abs())
    told = pairs.group_by("unit_code", "unit", "pace").agg(
        middle=pairs.middle.max(), spread=pairs.away.median(), count=pairs.peer.count(),
        peers=pairs.peer.group_concat("、", order_by="place"),
    )  # fmt: skip
    seasons = kept_seasons(books, through, limits["back"].value, limits["done"].value * 100)
    plans = held(books, "unit_plan")
    told = told.anti_join(plans.filter(plans.year == as_of.year), "unit_code").left_join(seasons, "unit_code")
    told = told.mutate(value=(told.middle - told.pace).round().cast("int64"))
    slow = told.filter(
        told["count"] >= limits["few"].value, told.value > points.value * 100, told.value > times.value * told.spread
    )
    slow = slow.filter(slow.season.isnull() | (slow.season - slow.pace > points.value * 100))
    return found(slow, limit=points, facts={"through": through}, payment=paid(books, through), budget_line=lines(books))
