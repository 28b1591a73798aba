"""正文逐项说明的科目名称、级次和金额应与表一致。 Items described in the text: name, level and amount as in the table."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.item_context import context_of
from guantong.domain.fiscal.narrative.item_rows import compared, rows_spoken_of
from guantong.domain.law.catalogue import DISCLOSURE
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome, Severity, agreed
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, why_unread
from guantong.domain.words import Words

ROLES = {"stated": Words("", ""), "plan": Words("预算安排", "planned "), "final": Words("支出决算", "final ")}
UNMATCHED = Words("与表中科目不对应：{found}", "does not match the table: {found}")
DIFFERS = Words(
    "写{role}{stated}，《{table}》中为{cell}，两处不能同时成立{context}",
    "{role}{stated}, in 《{table}》 {cell}: the two cannot both hold{context}",
)

RULE = Rule(
    code="B21",
    title=Words("正文科目说明与表不一致", "An item described in the text differs from the table"),
    asks=Question.BASIS,
    says=Words("正文“{item}”{what}。", "The text on “{item}”: {what}."),
    basis=(*DISCLOSURE, "disclosure-2016-143-art-4"),
    exclusions=(Words("只与三本预算的功能分类表比较", "compared with the grant tables by function only"),),
)


@RULE.check
def text_item(case: Case, _: Limits) -> Iterator[Outcome]:
    """Find the row each described item means, and compare its amounts."""
    file = case.document.file
    for match in rows_spoken_of(case.document):
        path = "—".join(match.item.path)
        if match.searched:
            what = UNMATCHED.filled(found=match.searched)
            place = match.item.sentences[0].evidence(file)
            yield RULE.signal(case, f"name/{path}", (place,), severity=Severity.NOTE, item=path, what=what)
        if match.item.amounts and (why := why_unread(match.row.values.get("total") if match.row else None)):
            yield NotComputed(RULE.title, why)
        for pair in compared(match):
            if pair.difference is not None:
                yield agreed(f"正文与《{pair.cell.evidence.table}》", pair.stated.amount, pair.difference)
                continue
            sentence = next(s for s in match.item.sentences if pair.stated.printed in s.text)
            context, places = context_of(pair, file)
            cells = (sentence.evidence(file, pair.stated.printed, pair.stated.amount.fen), pair.cell.evidence, *places)
            what = DIFFERS.filled(
                role=ROLES[pair.role], stated=pair.stated.printed, table=pair.cell.evidence.table, cell=shown(pair.cell), context=context
            )  # fmt: skip
            yield RULE.signal(case, f"amount/{path}", cells, value=pair.stated.printed, item=path, what=what)
