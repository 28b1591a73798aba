"""空表应有说明,有数的表不应写“本表为空”。 An empty table is explained, and only an empty one."""

from collections.abc import Iterator

from guantong.domain.fiscal.absence import absent_in_text, calls_table_empty, states_absence
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import clipped, why_unread
from guantong.domain.words import Words

FILLED = Words(
    "印有数字，表下却注明“{note}”，两处不能同时成立",
    "figures are printed, yet the note says “{note}”: the two cannot both hold",
)
UNASSIGNED = Words(
    "{places}不能确定属于哪个单位，其中可能有说明", "whose {places} are cannot be told: they may explain it"
)
RULE = Rule(
    code="B12",
    title=Words("空表与说明不一致", "Empty table and its note disagree"),
    asks=Question.BASIS,
    says=Words("《{table}》（见{page}）{what}。", "《{table}》 ({page}): {what}."),
    basis=("disclosure-2016-143-art-3", "disclosure-2016-143-art-4"),
    exclusions=(
        Words("正文中另有“无此项预算”说明的，不再提示", "a statement of absence elsewhere in the text counts"),
        Words("有读不出的数字的表不下结论", "of a table with figures that cannot be read nothing is said"),
    ),
)


@RULE.watch
def empty_table_and_note(case: Case, _: Limits) -> Iterator[Outcome]:
    """Hold every table's emptiness against the note printed under it."""
    for table in case.document.tables:
        what = Words(f"《{table.title}》是否为空", f"whether 《{table.title}》 is empty")
        cells = [v for row in table.rows for v in row.values.values()]
        filled = [v for v in cells if v.fen]
        if why := why_unread(*(v for v in cells if not states_absence(v.text))):
            yield NotComputed(what, why)
        elif filled and calls_table_empty(table.note):
            yield RULE.signal(
                case, table.kind, (*table.note_at, *(v.evidence for v in filled[:8])), table=table.title, page=table.pages[0],
                what=FILLED.filled(note=clipped(table.note, 60)),
            )  # fmt: skip
        elif (
            not table.empty
            or table.states_absence
            or any(absent_in_text(table.kind, s.text) for s in case.document.sentences)
        ):
            yield Held(table.kind)
        elif case.document.unassigned:
            yield NotComputed(what, UNASSIGNED.filled(places=case.document.unassigned_places))
        else:
            yield RULE.signal(
                case, table.kind, tuple(v.evidence for v in cells[:1]), table=table.title, page=table.pages[0],
                what=Words("没有数字，也没有说明", "no figure and no explanation"),
            )  # fmt: skip
