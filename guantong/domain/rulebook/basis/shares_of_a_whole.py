"""同一整体的各项占比之和应为百分之百。 The shares listed of one whole come to a hundred percent."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import WHOLE, percent
from guantong.domain.fiscal.narrative.share_lists import share_lists
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B34",
    title=Words("占比之和不为百分之百", "Listed shares do not come to 100 %"),
    asks=Question.BASIS,
    severity=Severity.NOTE,
    says=Words(
        "{page}一句中列出的{count}项占比（{shares}）之和为{sum}，超出四舍五入能解释的范围（原句：{sentence}）。",
        "On {page} the {count} shares listed in a sentence ({shares}) come to {sum}, more than rounding explains (“{sentence}”).",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("没有列全、或看不出是否列全的占比不相加", "shares of a list that may leave something out are not added"),
        Words("占不同整体的比例不相加", "shares of different wholes are not added"),
        Words("每项占比末位差一以内算四舍五入", "a printed step for every share is rounding"),
    ),
)


@RULE.check
def shares_of_a_whole(case: Case, _: Limits) -> Iterator[Outcome]:
    """Add up the shares of every list; each may be off by its last printed digit."""
    for found in share_lists(case.document):
        if found.fits:
            yield Held("shares")
            continue
        total = percent(found.sum, WHOLE)
        place = found.sentence.evidence(case.document.file)
        yield RULE.signal(
            case, f"shares/{found.sentence.text[:24]}", (place,), value=total, page=found.sentence.page, count=len(found.shares),
            shares="、".join(share.printed for share in found.shares), sum=total, sentence=found.sentence.text[:90],
        )  # fmt: skip
