"""应有的公开表缺少。 A table that every document of its kind must contain was not found."""

from collections.abc import Iterator

from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B10",
    title=Words("应有的表未找到", "An expected table was not found"),
    asks=Question.BASIS,
    severity=Severity.VERIFY_FIRST,
    says=Words(
        "本文件应有{expected}张表，未找到{count}张：{tables}。可能未公开，也可能是标题写法未被识别，请核对原文。",
        "Of {expected} expected tables {count} were not found: {tables}. They may be missing, or titled in a way not recognised.",
    ),
    basis=("budget-law-2018-art-14-2", "disclosure-2016-143"),
    exclusions=(
        Words(
            "只缺政府性基金、国有资本经营等有此项收支才列的表，列为知悉",
            "missing only tables that some bodies need is a note",
        ),
        Words("写明没有此项预算、本表为空的，不算缺表", "a table stated to be empty is not missing"),
        Words(
            "正文写明由市级统筹的社会保险基金表，不算缺表",
            "social insurance stated to be pooled by the city is not missing",
        ),
    ),
)


@RULE.check
def table_missing(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the tables found with those expected; a page that is only a picture leaves it open."""
    document = case.document
    text = "".join(s.text for s in document.sentences)
    kinds = table_kinds()
    missing = [key for key in document.expected_tables if not document.table(key)]
    missing = [
        k for k in missing if not (kinds[k].conditional and ("统筹" in text or f"无{kinds[k].words.zh[:5]}" in text))
    ]
    yield from (Held(key) for key in document.expected_tables if key not in missing)
    if missing and document.image_only_pages:
        count = len(document.image_only_pages)
        yield NotComputed(RULE.title, Words(f"有{count}页只有图像，无法判断缺表", "some pages are pictures only"))
    elif missing and any(page.hidden for page in document.pages):
        yield NotComputed(RULE.title, Words("有隐藏的工作表没有读，无法判断缺表", "some sheets are hidden and unread"))
    elif missing:
        always = any(not kinds[key].conditional for key in missing)
        names = "、".join(f"《{kinds[key].words.zh}》" for key in missing)
        yield RULE.signal(
            case, "tables", (), value=str(len(missing)), severity=None if always else Severity.NOTE,
            count=len(missing), expected=len(document.expected_tables), tables=names,
        )  # fmt: skip
