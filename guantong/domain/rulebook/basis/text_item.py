"""正文逐项说明的科目名称、级次和金额应与表一致。 Items described in the text: name, level and amount as in the table."""

from collections.abc import Iterator

from guantong.domain.fiscal.classification.codes import same_name
from guantong.domain.fiscal.narrative.item_rows import RowMatch, rows_spoken_of
from guantong.domain.fiscal.narrative.statements import agreement
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, RoundingDifference, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

RULE = Rule(
    code="B21",
    title=Words("正文科目说明与表不一致", "An item described in the text differs from the table"),
    asks=Question.BASIS,
    severity=Severity.VERIFY,
    says=Words("正文“{item}”{what}。", "The text on “{item}”: {what}."),
    basis=("budget-law-2018-art-14-2", "disclosure-2016-143"),
    exclusions=(Words("正文只说明财政拨款支出，与三本预算的功能分类表比较", "the text speaks of grants: compared with the three grant tables"),),
)
ROLES = {"stated": "", "plan": "预算安排", "final": "支出决算"}


@RULE.check
def text_item(case: Case, _: Limits) -> Iterator[Outcome]:
    """Find the row each described item means, compare its amount; list rows that no paragraph describes."""
    matches = list(rows_spoken_of(case.document))
    for match in matches:
        yield from _compare(case, match)
    described = {match.item.name for match in matches}
    tables = {id(match.table): match.table for match in matches if match.table}
    for table in tables.values() if len(matches) > 2 else ():
        for row in table.rows:
            value = row.values.get("total")
            if row.level == 3 and value and value.fen and not any(same_name(row.name, n) for n in described):
                yield RULE.signal(
                    case, f"undescribed/{table.kind}/{row.code}/{row.name}", (value.evidence,), severity=Severity.NOTE, item=row.name,
                    what=f"没有说明：《{table.title}》列有{shown(value)}，逐项说明中未见此科目",
                )  # fmt: skip


def _compare(case: Case, match: RowMatch) -> Iterator[Outcome]:
    item, file = match.item, case.document.file
    path, sentence = "—".join(item.path), item.sentences[0]
    if match.row is None or match.table is None:
        if match.searched:
            yield RULE.signal(case, f"name/{path}", (sentence.evidence(file),), severity=Severity.NOTE, item=path, what=f"与表中科目不对应：{match.searched}")
        return
    cell = match.row.values.get("total")
    for role, words in ROLES.items():
        stated = item.amounts.get(role)
        if stated is None or cell is None or cell.fen is None:
            continue
        difference = agreement(stated.amount, cell.fen, cell.step)
        if difference is not None:
            yield RoundingDifference(f"正文与{match.table.title}", difference) if difference else Held(path)
            continue
        place = next(s for s in item.sentences if stated.printed in s.text)
        evidence = (place.evidence(file, stated.printed, stated.amount.fen, stated.unit.value), cell.evidence)
        what = f"写{words}{stated.printed}，《{match.table.title}》中为{shown(cell)}，两处不能同时成立"
        yield RULE.signal(case, f"amount/{path}", evidence, value=stated.printed, item=path, what=what)
