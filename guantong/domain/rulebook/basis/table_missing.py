"""应有的公开表缺少。 A table that every document of its kind must contain was not found."""

from collections.abc import Iterator

from guantong.domain.fiscal.kinds import table_kinds
from guantong.domain.fiscal.unread_places import unread_places
from guantong.domain.law.catalogue import DISCLOSURE
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
    basis=(*DISCLOSURE, "disclosure-2016-143-art-3"),
    exclusions=(
        Words(
            "只缺政府性基金、国有资本经营等有此项收支才列的表，列为知悉",
            "missing only tables that some bodies need is a note",
        ),
        Words(
            "正文就这张表写明没有此项预算或由市级统筹的，不算缺表",
            "a table of which the text says that there is none, or that the city keeps it, is not missing",
        ),
    ),
)
UNASSIGNED = Words(
    "同一文件印有几个单位，{places}不能确定属于哪个单位，未核对",
    "several bodies in one file; whose {places} are cannot be told, they were not checked",
)


@RULE.watch
def table_missing(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the tables found with those expected; what could not be read leaves it open."""
    document = case.document
    kinds = table_kinds()
    absent = [key for key in document.expected_tables if not document.table(key)]
    missing = [key for key in absent if not (kinds[key].conditional and document.states_absence_of(key))]
    yield from (Held(key) for key in document.expected_tables if key not in missing)
    if document.unassigned:
        yield NotComputed(RULE.title, UNASSIGNED.filled(places=document.unassigned_places))
    elif missing and (why := unread_places(document, missing)):
        yield NotComputed(RULE.title, why)
    elif missing:
        always = any(not kinds[key].conditional for key in missing)
        names = "、".join(f"《{kinds[key].words.zh}》" for key in missing)
        yield RULE.signal(
            case, "tables", (), value=str(len(missing)), severity=None if always else Severity.NOTE,
            count=len(missing), expected=len(document.expected_tables), tables=names,
        )  # fmt: skip
