"""科目编码与科目名称应对应。 A classification code and the name beside it agree."""

from collections.abc import Iterator

from guantong.domain.fiscal.odd_codes import odd_codes, uncompared_names, why_uncompared
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import first_few
from guantong.domain.words import Words

RULE = Rule(
    code="B16",
    title=Words("编码与名称不对应", "Code and name disagree"),
    asks=Question.BASIS,
    severity=Severity.NOTE,
    says=Words(
        "《{table}》有{count}行的编码与名称不对应：{rows}。",
        "In 《{table}》 code and name disagree on {count} rows: {rows}.",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-75", "budget-reg-2020-art-6"),
    exclusions=(
        Words(
            "目录里没有的编码只提示未收录，不作为关注事项",
            "a code the catalogue does not hold is kept and not reported",
        ),
        Words(
            "只有所印名称属于目录里另一个编码时才提示", "reported only when the printed name belongs to another code"
        ),
        Words("同一编码在旧目录中的名称也算对应", "a retired name of the code counts as agreeing"),
        Words("项级目录名称多未经核实，不符时注明", "most item names are not verified; a disagreement says so"),
    ),
)


@RULE.watch
def code_and_name_disagree(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare every coded row with the code catalogue and its class; one signal a table lists the rows."""
    for table in case.document.tables:
        odd, unsure = list(odd_codes(table)), uncompared_names(table)
        if unsure:
            names = first_few([f"{row.code} {row.name}" for row in unsure], 3)
            what = Words(f"《{table.title}》{len(unsure)}行的名称", f"{len(unsure)} names of 《{table.title}》")
            yield NotComputed(what, why_uncompared(table, unsure).filled(names=names))
        if odd:
            rows = Words(first_few([w.zh for _, w in odd], 3, "；"), "; ".join(w.en for _, w in odd[:3]))
            cells = tuple(row.at or next(iter(row.values.values())).evidence for row, _ in odd)
            yield RULE.signal(
                case, table.kind, cells, value=str(len(odd)), table=table.title, count=len(odd), rows=rows
            )
