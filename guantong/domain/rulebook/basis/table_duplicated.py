"""同一张表出现两次。 The same table stands twice in one document."""

from collections.abc import Iterator

from guantong.domain.fiscal.kinds import edition
from guantong.domain.fiscal.table import Table
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B11",
    title=Words("同一张表出现两次", "The same table stands twice"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》在{first}和{second}各出现一次，{relation}。",
        "《{table}》 stands on {first} and again on {second}; {relation}.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("续页不算重复", "continuation pages are no repetition"),
        Words(
            "全区与区级、上年执行与本年预算、分地区与分项目的表不是同一张表",
            "tables of the whole district and its own level, of last year's execution and this year's budget differ",
        ),
    ),
)

SAME = Words("数字相同", "the figures are the same")
DIFFERENT = Words("数字不同", "the figures differ")
UNCLEAR = Words("其中有读不出的数字", "some figures could not be read")


@RULE.watch
def table_duplicated(case: Case, _: Limits) -> Iterator[Outcome]:
    """Report a second table of one kind, and whether its figures are the same."""
    seen: dict[tuple[str, frozenset[str]], Table] = {}
    for table in case.document.tables:
        first = seen.setdefault((table.kind, edition(table.title)), table)
        if first is table:
            yield Held(table.kind)
            continue
        amounts = [[v.fen for row in t.rows for v in row.values.values()] for t in (first, table)]
        unclear = any(value.unread for t in (first, table) for row in t.rows for value in row.values.values())
        same = amounts[0] == amounts[1]
        cells = tuple(
            next(iter(t.rows[0].values.values())).evidence for t in (first, table) if t.rows and t.rows[0].values
        )
        yield RULE.signal(
            case, table.kind, cells, table=table.title, first=case.document.page_named(first.pages[0]), second=case.document.page_named(table.pages[0]),
            relation=UNCLEAR if unclear else SAME if same else DIFFERENT,
        )  # fmt: skip
