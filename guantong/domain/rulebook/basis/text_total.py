"""正文里的总数应与表一致。 A total stated in the text equals the cell of the table it speaks of."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.statements import agreement
from guantong.domain.fiscal.narrative.subjects import cell_spoken_of
from guantong.domain.law.catalogue import DISCLOSURE
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome, Severity, agreed
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import clipped, shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="B20",
    title=Words("正文数字与表不一致", "A figure in the text differs from the table"),
    asks=Question.BASIS,
    severity=Severity.VERIFY_FIRST,
    says=Words(
        "正文写“{subject}{stated}”，《{table}》中为{cell}，两处不能同时成立（原句：{sentence}）。",
        "The text says “{subject}{stated}”, 《{table}》 has {cell}: the two cannot both hold (“{sentence}”).",
    ),
    basis=(*DISCLOSURE, "disclosure-2016-143-art-4"),
    exclusions=(
        Words("指明是别的年度的数字不比较", "figures of another named year are not compared"),
        Words("表中为空白的不比较", "a blank cell is not compared"),
    ),
)


@RULE.check
def text_total(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare every stated total with its cell, half a printed step of both allowed."""
    document = case.document
    compared = 0
    for stated in document.statements:
        found = cell_spoken_of(document, stated.subject, stated.sentence.text)
        if found is None or stated.year not in (None, document.year):
            continue
        table, cell = found
        if why := why_unread(cell):
            yield NotComputed(RULE.title, why)
        if cell.fen is None:
            continue
        compared += 1
        difference = agreement(stated.amount, cell.fen, cell.step)
        if difference is not None:
            yield agreed(f"正文与《{table.title}》", stated.amount, difference)
            continue
        subject = stated.subject[-16:].lstrip("，、：")
        place = stated.sentence.evidence(document.file, stated.printed, stated.amount.fen, stated.unit.value)
        yield RULE.signal(
            case, f"{table.kind}/{subject}", (place, cell.evidence), value=stated.printed, subject=stated.subject.lstrip("，、："),
            stated=stated.printed, table=table.title, cell=shown(cell), sentence=clipped(stated.sentence.text, 120),
        )  # fmt: skip
    if not compared:
        none = Words("正文中没有读出可与表对照的总数", "no total in the text that a table could be held against")
        yield NotComputed(RULE.title, none)
