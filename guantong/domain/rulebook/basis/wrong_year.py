"""封面、表题、正文的年度应一致,截止日期应合年度。 One document, one year; its cut-off date fits."""

from collections.abc import Iterator
from re import compile as pattern
from typing import Any

from guantong.domain.evidence import Evidence
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

CUT_OFF = pattern(r"截[至止](?:到)?(20\d\d)年(\d{1,2})月(\d{1,2})日")

RULE = Rule(
    code="B14",
    title=Words("年度或截止日期不一致", "Years or the cut-off date disagree"),
    asks=Question.BASIS,
    says=Words(
        "本文件为{year}年度{kind}，{where}却写{printed}。", "This is the {year} {kind}, yet {where} says {printed}."
    ),
    basis=("budget-law-2018-art-18",),
    exclusions=(Words("与上年相比的语句中的年度不算", "years named in comparisons do not count"),),
)


@RULE.check
def wrong_year(case: Case, _: Limits) -> Iterator[Outcome]:
    """Hold every title's year and every cut-off date against the document's year."""
    document = case.document
    if document.year is None:
        yield NotComputed(RULE.title, Words("没有读出年度", "no year could be read"))
        return
    facts: dict[str, Any] = {"year": document.year, "kind": document.kind.words.zh}
    for where, year, page in document.years_seen:
        if year == document.year:
            yield Held(where)
            continue
        sentence = next((s for s in document.sentences if s.page == page and str(year) in s.text), None)
        cells = (sentence.evidence(document.file),) if sentence else _title(case, where)
        name = {"cover": "封面", "text": "正文"}.get(where, f"《{where}》")
        yield RULE.signal(case, f"year/{where}", cells, where=f"第{page}页{name}", printed=f"{year}年", **facts)
    for sentence in document.sentences:
        for found in CUT_OFF.finditer(sentence.text):
            year = int(found[1])
            right = year == document.year if document.final else year in (document.year - 1, document.year)
            if not right:
                cells = (sentence.evidence(document.file, found[0]),)
                yield RULE.signal(
                    case, f"cut_off/{found[0]}", cells, where=f"第{sentence.page}页", printed=f"“{found[0]}”", **facts
                )


def _title(case: Case, title: str) -> tuple[Evidence, ...]:
    table = next((t for t in case.document.tables if t.title == title), None)
    return tuple(v.evidence for row in (table.rows[:1] if table else ()) for v in row.values.values())[:1]
