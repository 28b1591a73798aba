"""同一事项重复出现：同一规则对同一对象连续几个期间都有关注事项。 The same rule speaks of the same subject in periods running."""

from datetime import date

from guantong.domain.fiscal.records.running import runs
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.verdict import UNHEARD
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
    needs=("signal",),
    exclusions=(
        Words("核实为不属实、数据口径差异或理由成立的，不算出现", "what proved untrue, counted otherwise or well founded did not come up"),
        Words("中间有一期没有出现的，重新起算", "a period without it begins the count anew"),
        Words("本年没有再出现的", "what did not come up this year"),
    ),
)  # fmt: skip


@RULE.over_books
def same_matter_again(books: Books, limits: Limits, as_of: date) -> Found:
    """The run of years, quarters or months that ends with the newest, which lies in the year of asking."""
    times, key = limits["times"], ["rule_code", "subject"]
    rows = books.table("signal")
    rows = rows.filter(rows.year <= as_of.year, ~rows.verdict.isin([v.value for v in UNHEARD]).fill_null(False))
    known = rows.group_by(key).agg(rule=rows.rule.max(), unit=rows.unit.max().fill_null("—"))
    told = runs(rows, key).join(known, key)
    told = told.filter(told["length"] >= times.value, told.newest.startswith(str(as_of.year)))
    return found(told.mutate(value=told["length"]), limit=times, signal=rows)
