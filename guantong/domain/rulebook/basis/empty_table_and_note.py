"""空表应有说明,有数的表不应写“本表为空”。 An empty table is explained, and only an empty one."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import unread
from guantong.domain.words import Words

FILLED = Words(
    "印有数字，表下却注明“{note}”，两处不能同时成立",
    "figures are printed, yet the note says “{note}”: the two cannot both hold",
)
EMPTY = pattern("(本表为空表|本表无数据|故本表无)")

RULE = Rule(
    code="B12",
    title=Words("空表与说明不一致", "Empty table and its note disagree"),
    asks=Question.BASIS,
    says=Words("《{table}》（见{page}）{what}。", "《{table}》 ({page}): {what}."),
    basis=("disclosure-2016-143",),
    exclusions=(
        Words("正文中另有“无此项预算”说明的，不再提示", "a statement of absence elsewhere in the text counts"),
    ),
)


@RULE.check
def empty_table_and_note(case: Case, _: Limits) -> Iterator[Outcome]:
    """Hold every table's emptiness against the note printed under it."""
    text = "".join(s.text for s in case.document.sentences)
    for table in case.document.tables:
        filled = [v for row in table.rows for v in row.values.values() if v.fen]
        name = table.title.partition("预算")[0][-6:]
        if table.empty and not table.states_absence and not (name and f"无{name}" in text):
            cells = tuple(v.evidence for row in table.rows[:1] for v in row.values.values())[:1]
            yield RULE.signal(
                case, table.kind, cells, table=table.title, page=table.pages[0],
                what=Words("没有数字，也没有说明", "no figure and no explanation"),
            )  # fmt: skip
        elif filled and EMPTY.search(table.note):
            yield RULE.signal(
                case, table.kind, tuple(v.evidence for v in filled[:8]), table=table.title, page=table.pages[0],
                what=FILLED.filled(note=table.note[:40]),
            )  # fmt: skip
        elif not filled and (why := unread(*(v for row in table.rows for v in row.values.values()))):
            yield NotComputed(RULE.title, why)
        else:
            yield Held(table.kind)
