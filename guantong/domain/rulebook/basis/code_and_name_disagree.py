"""科目编码与科目名称应对应。 A classification code and the name beside it agree."""

from collections.abc import Iterator

from guantong.domain.fiscal.classification.codes import is_known_name, known_names, same_name
from guantong.domain.fiscal.table import Row, Table
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
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
    basis=("budget-law-2018-art-32", "budget-law-2018-art-46"),
    exclusions=(
        Words(
            "目录里没有的编码只提示未收录，不作为关注事项",
            "a code the catalogue does not hold is kept and not reported",
        ),
        Words(
            "只有所印名称属于目录里另一个编码时才提示", "reported only when the printed name belongs to another code"
        ),
        Words("同一编码在旧目录中的名称也算对应", "a retired name of the code counts as agreeing"),
    ),
)


@RULE.check
def code_and_name_disagree(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare every coded row with the code catalogue and its class; one signal a table lists the rows."""
    for table in case.document.tables:
        odd = list(_odd(table))
        if odd:
            zh = "；".join(f"“{row.name}”印作{row.code_printed.replace('|', ' ')}，{why}" for row, why in odd[:3])
            cells = tuple(next(iter(row.values.values())).evidence for row, _ in odd)
            yield RULE.signal(case, table.kind, cells, value=str(len(odd)), table=table.title, count=len(odd), rows=zh)


def _odd(table: Table) -> Iterator[tuple[Row, str]]:
    above, economic = "", table.kind == "basic_by_economic"
    for row in table.rows:
        if row.level > 1 and above and not row.code.startswith(above[:3]):
            yield row, f"与上级科目{above}不在同一类"
        elif row.level and row.name and row.values:
            names, elsewhere = known_names(row.code, economic), is_known_name(row.name, economic)
            if names and elsewhere and not any(same_name(row.name, name) for name in names):
                yield row, f"该编码在科目目录中的名称为“{names[0]}”"
        above = row.code if row.level == 1 else above
