"""同一事项重复出现：同一规则对同一对象（或已核实的同一单位）连续几个期间都有关注事项。 The same rule speaks of the same subject again."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.running import runs
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.recording import RECORD
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.verdict import OF_PROBLEM, UNHEARD
from guantong.domain.words import Words

RULE = Rule(
    code="E47",
    title=Words("同一事项连续出现", "The same matter again"),
    asks=Question.FOLLOW_THROUGH,
    stage=Stage.RETROSPECT,
    says=Words(
        "“{unit}”的“{rule}”（{rule_code}，{subject}）从{begun}到{newest}连续{value}期出现。",
        "“{rule}” ({rule_code}, {subject}) of “{unit}” came up in {value} periods running, from {begun} to {newest}.",
    ),
    basis=("budget-reg-2020-art-89", "audit-law-2021-art-52"),
    subject=("rule_code", "subject"),
    measure="",
    registers=(RECORD,),
    exclusions=(
        Words("核实为不属实、数据口径差异或理由成立的，不算出现", "what proved untrue, counted otherwise or well founded did not come up"),
        Words("中间有一期没有出现的，重新起算", "a period without it begins the count anew"),
        Words("本年没有再出现的", "what did not come up this year"),
        Words("同一单位换了项目或对象，往年没有核实为属实或部分属实的", "another subject of the unit, where earlier years were not found true"),
    ),
)  # fmt: skip


@RULE.over_books
def same_matter_again(books: Books, limits: Limits, as_of: date) -> Found:
    """The run of periods that ends with the newest, which lies in the year of asking: of the subject itself, else of its unit."""
    times, key = limits["times"], ["rule_code", "subject"]
    rows = books.table(RECORD)
    rows = rows.filter(rows.year <= as_of.year, ~rows.verdict.isin([v.value for v in UNHEARD]).fill_null(False))
    rows = rows.union(_by_unit(rows, as_of.year))
    known = rows.group_by(key).agg(
        rule=rows.rule.max(), unit=rows.unit.max().fill_null("—"), unit_code=rows.unit_code.max()
    )
    told = runs(rows, key).join(known, key)
    told = told.filter(told["length"] >= times.value, told.newest.startswith(str(as_of.year)))
    itself = (told.subject != told.unit_code).fill_null(True)
    told = told.filter(itself | ~itself.any().over(group_by=["rule_code", "unit_code"]))
    return found(told.mutate(value=told["length"]), limit=times, signal=rows)


def _by_unit(rows: Any, year: int) -> Any:
    """What was said of something of a unit in a year, as if it were said of the unit: before `year` only what people confirmed."""
    yearly = rows.filter(rows.subject != rows.unit_code, rows.span.length() == len("2025"))
    heard = yearly.filter((yearly.year == year) | yearly.verdict.isin([v.value for v in OF_PROBLEM]).fill_null(False))
    return heard.mutate(subject=heard.unit_code)
