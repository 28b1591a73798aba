"""表中列有金额的项级科目,正文应逐项说明。 Every item with money in the table is described in the text."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.item_rows import rows_spoken_of, undescribed
from guantong.domain.law.catalogue import DISCLOSURE
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

FEWEST = 3
"""From so many described items on, the text is taken to describe them all."""

RULE = Rule(
    code="B24",
    title=Words("科目没有说明", "Items without a description"),
    asks=Question.BASIS,
    severity=Severity.NOTE,
    says=Words(
        "《{table}》列有“{item}”{cell}，正文逐项说明中未见此科目。",
        "《{table}》 has “{item}” {cell}, which the item-by-item text does not describe.",
    ),
    basis=(*DISCLOSURE, "disclosure-2016-143-art-3"),
    exclusions=(
        Words("名称相同、类款写法不同的算作已说明", "the same name under another class counts as described"),
        Words("只选列部分科目的正文不逐项比较", "a text that describes a selection is not compared"),
    ),
)


@RULE.watch
def item_undescribed(case: Case, _: Limits) -> Iterator[Outcome]:
    """List the 项 rows with money that no paragraph describes."""
    matches = list(rows_spoken_of(case.document))
    if len(matches) < FEWEST:
        yield NotComputed(RULE.title, Words("正文没有逐项说明", "the text describes no items"))
        return
    if case.document.unassigned:
        yield NotComputed(
            RULE.title,
            Words("同一文件印有几个单位，有的正文不能确定属于谁", "whose some of the text is cannot be told"),
        )
        return
    left_out = list(undescribed(matches))
    if len(left_out) > len(matches) // 2:
        yield NotComputed(RULE.title, Words("正文只选列了部分科目", "the text describes a selection of items"))
        return
    yield Held("items")
    for table, row in left_out:
        cell = row.values["total"]
        subject = f"{table.kind}/{row.code}/{row.name}"
        yield RULE.signal(case, subject, (cell.evidence,), table=table.title, item=row.name, cell=shown(cell))
