"""“三公”经费比上年增加或决算超预算。 The three public expenses grew, or exceed their budget."""

from collections.abc import Iterator

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.table import Row, Value
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

COLUMNS = {"three_public": "“三公”经费合计", "abroad": "因公出国（境）费", "vehicles": "公务用车购置及运行费", "reception": "公务接待费"}

RULE = Rule(
    code="D04",
    title=Words("“三公”经费增加或超预算", "The three public expenses grew or exceed budget"),
    asks=Question.DEVIATION,
    says=Words("“{item}”{base}{before}，{what}{now}，增加{difference}。", "“{item}”: {base}{before}, {what}{now}, up by {difference}."),
    basis=("frugality",),
    exclusions=(Words("机构合并、任务新增引起的增加由人判断", "growth by merger or new tasks is for people to judge"),),
)


@RULE.check
def three_public_growth(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare final with budget inside a final account, and this year's budget with last year's."""
    row = _only(case.document)
    if row is None:
        yield NotComputed(RULE.title, Words("未找到“三公”经费表或表中无数", "no table of the three public expenses"))
        return
    earlier = _only(case.previous) if case.previous else None
    for column, item in COLUMNS.items():
        if case.document.final:
            yield from _grown(case, column, item, ("预算", row.values.get(f"{column}.budget")), ("决算", row.values.get(f"{column}.final")))
        elif earlier:
            yield from _grown(case, column, item, ("上年预算", earlier.values.get(column)), ("本年预算", row.values.get(column)))
    if earlier is None and not case.document.final:
        yield NotComputed(RULE.title, Words("没有上年同类文件，无法比较", "last year's document was not given"))


def _only(document: Document) -> Row | None:
    table = document.table("three_public")
    return next((r for r in table.rows if any(v.fen is not None for v in r.values.values())), None) if table else None


def _grown(case: Case, column: str, item: str, before: tuple[str, Value | None], now: tuple[str, Value | None]) -> Iterator[Outcome]:
    (base, old), (what, new) = before, now
    if old is None or new is None or old.fen is None or new.fen is None:
        return
    if new.fen <= old.fen + (old.step + new.step) // 2:
        yield Held(item)
        return
    difference = f"{(new.fen - old.fen) / 1_000_000:.2f}万元"
    yield RULE.signal(case, column, (new.evidence, old.evidence), value=difference, item=item, base=base, before=shown(old), what=what, now=shown(new), difference=difference)
