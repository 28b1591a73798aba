"""章节应按规定顺序。 The numbered sections stand in order, none twice, none left out."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

NUMERALS = "一二三四五六七八九十"
SECTION = pattern(r"^([一二三四五六七八九十]{1,3})、(.{2,40})$")
PART = pattern(r"^第([一二三四五六七八九十])部分")

RULE = Rule(
    code="B15",
    title=Words("章节顺序有误", "Sections out of order"),
    asks=Question.BASIS,
    severity=Severity.NOTE,
    says=Words(
        "{page}“{heading}”之前应是第{expected}，实际是第{before}。",
        "On {page}, “{heading}”: {expected} should come before it, {before} does.",
    ),
    basis=("disclosure-2016-143",),
    exclusions=(
        Words("每换一个部分或重新从“一”编号的，重新计数", "numbering that begins again at one is followed from there"),
    ),
)


@RULE.check
def sections_out_of_order(case: Case, _: Limits) -> Iterator[Outcome]:
    """Follow the 第…部分 headings and report a jump or a step back."""
    before = 0
    for sentence in case.document.sentences:
        found = PART.match(sentence.text)
        if not found:
            continue
        number = NUMERALS.index(found[1]) + 1
        if number not in (before, before + 1, 1):
            cells = (sentence.evidence(case.document.file),)
            yield RULE.signal(
                case, f"part/{number}", cells, page=sentence.page, heading=sentence.text[:30],
                expected=f"{NUMERALS[number - 2]}部分", before=f"{NUMERALS[before - 1]}部分" if before else "零",
            )  # fmt: skip
        before = number
    yield Held("text")
