"""正文逐项说明的科目名称、级次和金额应与表一致。 Items described in the text: name, level and amount as in the table."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.item_rows import compared, rows_spoken_of, undescribed
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, RoundingDifference, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

ROLES = {"stated": "", "plan": "预算安排", "final": "支出决算"}
FEWEST = 3
"""From so many described items on, the text is taken to describe them all."""

RULE = Rule(
    code="B21",
    title=Words("正文科目说明与表不一致", "An item described in the text differs from the table"),
    asks=Question.BASIS,
    says=Words("正文“{item}”{what}。", "The text on “{item}”: {what}."),
    basis=("budget-law-2018-art-14-2", "disclosure-2016-143"),
    exclusions=(Words("只与三本预算的功能分类表比较", "compared with the grant tables by function only"),),
)


@RULE.check
def text_item(case: Case, _: Limits) -> Iterator[Outcome]:
    """Find the row each described item means, compare its amounts; list rows that no paragraph describes."""
    file, matches = case.document.file, list(rows_spoken_of(case.document))
    for match in matches:
        path = "—".join(match.item.path)
        if match.searched:
            what = f"与表中科目不对应：{match.searched}"
            place = match.item.sentences[0].evidence(file)
            yield RULE.signal(case, f"name/{path}", (place,), severity=Severity.NOTE, item=path, what=what)
        for pair in compared(match):
            if pair.difference is not None:
                yield (
                    RoundingDifference(f"正文与{pair.cell.evidence.table}", pair.difference)
                    if pair.difference
                    else Held(path)
                )
                continue
            sentence = next(s for s in match.item.sentences if pair.stated.printed in s.text)
            cells = (sentence.evidence(file, pair.stated.printed, pair.stated.amount.fen), pair.cell.evidence)
            title = pair.cell.evidence.table
            what = f"写{ROLES[pair.role]}{pair.stated.printed}，《{title}》中为{shown(pair.cell)}，两处不能同时成立"
            yield RULE.signal(case, f"amount/{path}", cells, value=pair.stated.printed, item=path, what=what)
    for table, row in undescribed(matches) if len(matches) >= FEWEST else ():
        cell = row.values["total"]
        what = f"没有说明：《{table.title}》列有{shown(cell)}，逐项说明中未见此科目"
        subject = f"undescribed/{table.kind}/{row.code}/{row.name}"
        yield RULE.signal(case, subject, (cell.evidence,), severity=Severity.NOTE, item=row.name, what=what)
