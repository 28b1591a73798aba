"""没有计划、历史和同类可比的单位，支出进度明显慢于时间进度。 With no other yardstick, a unit is far behind the calendar."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, kinds, lines, month_ended, nearest, paid, usual_pace
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E05",
    title=Words("单位支出慢于时间进度", "A unit behind the calendar"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”截至{through}支出进度{pace:%}，时间进度{time:%}，相差{value:n}个百分点；没有用款计划、历年同期和同类单位可比。",
        "By {through} “{unit}” had spent {pace:%} of its year's money, {time:%} of the year was over, {value:n} points more; there is no plan, history or peer.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code",),
    measure="pp",
    needs=("payment", "budget_line"),
    exclusions=(
        Words("有月度用款计划的单位不用此项", "a unit with a plan by months is held against that"),
        Words("有历年同期可比的单位不用此项", "a unit with earlier years is held against those"),
        Words("有足够同类单位可比的单位不用此项", "a unit with enough peers is held against those"),
    ),
)  # fmt: skip


@RULE.over_books
def slow_against_calendar(books: Books, limits: Limits, as_of: date) -> Found:
    """The last resort: months over against the share spent, only where nothing better is known of a unit."""
    through, points = month_ended(as_of), limits["points"]
    time = through.month * 10_000 // 12 if through.year == as_of.year else 0
    plans = held(books, "unit_plan")
    units = usual_pace(books, through, ("unit_code",), limits["back"].value)
    pairs = nearest(units.join(kinds(books), "unit_code"), limits["few"].value)
    peers = pairs.group_by("unit_code").agg(count=pairs.peer.count())
    known = peers.filter(peers["count"] >= limits["few"].value)
    alone = units.filter(units.known < limits["years"].value).anti_join(known, "unit_code")
    alone = alone.anti_join(plans.filter(plans.year == as_of.year), "unit_code")
    alone = alone.mutate(value=alone.pace.negate() + time)
    slow = alone.filter(alone.value > points.value * 100)
    return found(
        slow, limit=points, facts={"through": through, "time": time},
        payment=paid(books, through), budget_line=lines(books),
    )  # fmt: skip
