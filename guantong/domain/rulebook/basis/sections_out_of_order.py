"""章节应按规定顺序。 The numbered sections stand in order, none left out."""

from collections.abc import Iterator

from guantong.domain.fiscal.section_numbers import missteps
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import clipped
from guantong.domain.words import Words

RULE = Rule(
    code="B15",
    title=Words("章节顺序有误", "Sections out of order"),
    asks=Question.BASIS,
    severity=Severity.NOTE,
    says=Words(
        "{page}“{heading}”之前应是第{expected}，实际是第{before}。",
        "On {page}, “{heading}”: {expected} should come before it, {before} does.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("每换一个部分或重新从“一”编号的，重新计数", "numbering that begins again at one is followed from there"),
        Words("下一层也用“一、二”编号的，回到上一层时接着计数", "a list inside a section may use the same numerals"),
        Words("表题上的序号也算章节序号", "a number printed on a table's title counts"),
    ),
    version=2,
)


@RULE.watch
def sections_out_of_order(case: Case, _: Limits) -> Iterator[Outcome]:
    """Follow the headings 第…部分 and 一、二、三 and report a jump or a step back."""
    document = case.document
    if document.unassigned or document.image_only_pages:
        why = Words("有的页不能读或不能确定属于谁，无法排序", "pages that cannot be read, or may be another's")
        yield NotComputed(RULE.title, why)
        return
    for found in missteps(document):
        yield RULE.signal(
            case, found.subject, (found.sentence.evidence(document.file),), page=found.sentence.page,
            heading=clipped(found.sentence.text, 30), expected=found.expected, before=found.before,
        )  # fmt: skip
    yield Held("text")
