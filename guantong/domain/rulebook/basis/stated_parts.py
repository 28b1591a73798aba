"""正文分项之和应等于所说的总数。 Parts listed in a sentence sum up to the total it states."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.listings import listings
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, RoundingDifference
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

PARTS = Words("{count}个分项", "{count} parts")
LARGER = Words("部分大于整体", "more than the whole")
UNEQUAL = Words("不相等", "which differs")

RULE = Rule(
    code="B26",
    title=Words("正文分项之和与总数不符", "Listed parts differ from the stated total"),
    asks=Question.BASIS,
    says=Words(
        "{page}“{about}”为{whole}，所列{names}之和为{sum}，{relation}。",
        "On {page}: “{about}” is {whole}, the listed {names} sum to {sum}, {relation}.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(Words("没有列全的“其中”只看部分是否大于整体", "an incomplete list is only held below its whole"),),
)


@RULE.check
def stated_parts(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh procurement, project lists and vehicle counts stated within one sentence."""
    for listing in listings(case.document):
        difference = listing.whole - sum(listing.parts)
        if difference == 0 or (not listing.complete and difference > 0):
            yield Held(listing.about)
        elif abs(difference) <= listing.allowed:
            yield RoundingDifference(f"正文：{listing.about}", difference)
        else:
            yield RULE.signal(
                case, f"listing/{listing.about}", (listing.sentence.evidence(case.document.file),), page=listing.sentence.page,
                about=listing.about, whole=listing.printed(listing.whole), names=PARTS.filled(count=len(listing.parts)), sum=listing.printed(sum(listing.parts)),
                relation=LARGER if difference < 0 else UNEQUAL,
            )  # fmt: skip
