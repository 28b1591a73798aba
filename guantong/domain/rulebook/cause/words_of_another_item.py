"""科目的用途、原因应写本科目的事。 An item's purpose and reason speak of that item, not of another one."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.borrowed_words import borrowed_words
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="C05",
    title=Words("用途或原因写的是另一科目", "Purposes or reasons that speak of another item"),
    asks=Question.CAUSE,
    severity=Severity.NOTE,
    says=Words(
        "有{count}处科目说明所用的词与另一科目相同，写的是那一科目：{named}；请核对。",
        "{count} descriptions of items repeat another item's words and speak of that item: {named}; please check.",
    ),
    basis=("budget-law-2018-art-14-2",),
    exclusions=(
        Words("几个科目都适用的同一句话（按参保人数测算）不算", "a sentence that fits several items is no copy"),
        Words("用途写本类、本款名称的不算", "the name of the item's own class or group is its own"),
        Words("写明由另一科目调入、调出的不算", "money moved from or to another item may name it"),
    ),
)
NAMED = Words(
    "“{item}”的{sort}写“{words}”，与“{other}”相同", "the {sort} of “{item}” is “{words}”, as that of “{other}”"
)


@RULE.watch
def words_of_another_item(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather every purpose and reason copied from the item that it names."""
    if not case.document.items:
        yield NotComputed(RULE.title, Words("正文没有逐项说明", "the text describes no items"))
        return
    found = list(borrowed_words(case.document))
    if not found:
        yield Held("items")
        return
    named = [NAMED.filled(item=b.item.name, sort=b.sort, words=b.words, other="—".join(b.other.path)) for b in found]
    cells = tuple(cell for borrowed in found for cell in borrowed.evidence)
    listed = Words("；".join(n.zh for n in named), "; ".join(n.en for n in named))
    yield RULE.signal(case, "items", cells, value=str(len(found)), count=len(found), named=listed)
