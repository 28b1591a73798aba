"""同一科目比上年变动大。 An item changes sharply against last year's document."""

from collections.abc import Iterator

from guantong.domain.fiscal.classification.crosswalk import unlike
from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import named, place, shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="D03",
    title=Words("与上年相比变动大", "A sharp change against last year"),
    asks=Question.DEVIATION,
    severity=Severity.NOTE,
    says=Words(
        "“{item}”上年{before}，本年{now}，变动{rate}；请说明原因。",
        "“{item}”: {before} last year, {now} this year, a change of {rate}; what explains it?",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-75"),
    exclusions=(
        Words("上年没有此科目的不计算变动率", "an item that did not exist last year has no rate"),
        Words("机构合并引起的变动需人判断", "mergers of units are for people to see"),
        Words("科目在两年之间改设、归并的，口径不同，不计算", "a class that changed between the years is not compared"),
    ),
)
NO_TABLE = Words("本年或上年文件中未找到功能分类表", "one of the two years has no table by function")


@RULE.watch
def year_on_year_jump(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Compare the 项 rows of the grant table by code with last year's; both limits must be reached."""
    table = case.document.table("general_public_by_function")
    earlier = case.previous.table("general_public_by_function") if case.previous else None
    if case.previous is None or table is None or earlier is None:
        yield NotComputed(RULE.title, NO_TABLE if case.previous else case.why_no_previous)
        return
    years = (case.previous.year, case.document.year)
    before = {row.code: row for row in earlier.rows if row.level == 3}
    for row in table.rows:
        old = before.get(row.code) if row.level == 3 else None
        now, past = row.values.get("total"), old.values.get("total") if old else None
        if old and old.name == row.name and (why := why_unread(now, past) or unlike(row.code, years)):
            yield NotComputed(RULE.title, why)
            continue
        if old is None or now is None or past is None or now.fen is None or not past.fen or old.name != row.name:
            continue
        change = abs(now.fen - past.fen)
        if change * 100 <= limits["jump"].value * past.fen or change < limits["smallest"].value * 1_000_000:
            yield Held(row.name)
            continue
        rate = percent(now.fen - past.fen, past.fen)
        yield RULE.signal(
            case, place(table, row), (now.evidence, past.evidence), value=rate, limit=limits["jump"],
            item=named(row), before=shown(past), now=shown(now), rate=rate,
        )  # fmt: skip
