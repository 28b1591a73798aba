"""封面、表题、正文的年度应一致,截止日期应合年度。 One document, one year; its cut-off date fits."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.cut_off import cut_offs
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

NAMES = {"cover": Words("封面", "the cover"), "text": Words("正文", "the text")}
PLACE = Words("{page}{name}", "{page} {name}")

RULE = Rule(
    code="B14",
    title=Words("年度或截止日期不一致", "Years or the cut-off date disagree"),
    asks=Question.BASIS,
    says=Words(
        "本文件为{year}年度{kind}，{where}却写{printed}。", "This is the {year} {kind}, yet {where} says {printed}."
    ),
    basis=("budget-law-2018-art-18",),
    exclusions=(
        Words("与上年相比的语句中的年度不算", "years named in comparisons do not count"),
        Words("项目期限等资产以外的截止日期不算", "deadlines of projects are no cut-off dates of assets"),
    ),
)


@RULE.check
def wrong_year(case: Case, _: Limits) -> Iterator[Outcome]:
    """Hold every title's year and every cut-off date against the document's year."""
    document = case.document
    year, kind = document.year, document.kind.words
    if year is None:
        yield NotComputed(RULE.title, Words("没有读出年度", "no year could be read"))
        return
    for where, seen, page in document.years_seen:
        if seen == year:
            yield Held(where)
            continue
        cells = document.evidence_of_title(where, page, str(seen))
        place = PLACE.filled(
            page=document.page_named(page), name=NAMES.get(where, Words(f"《{where}》", f"《{where}》"))
        )
        yield RULE.signal(case, f"year/{where}", cells, where=place, printed=seen, year=year, kind=kind)
    for seen, printed, sentence in cut_offs(document):
        # a budget counts assets at the end of the year before, a final account may add what was paid since
        if seen == year or seen == (year + 1 if document.final else year - 1):
            yield Held(printed)
            continue
        cells = (sentence.evidence(document.file, printed),)
        place = PLACE.filled(page=document.page_named(sentence.page), name="")
        yield RULE.signal(case, f"cut_off/{printed}", cells, where=place, printed=printed, year=year, kind=kind)
