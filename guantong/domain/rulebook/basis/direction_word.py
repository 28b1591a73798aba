"""增减、持平的用词应与数字一致。 The word of direction fits the figures of its own sentence."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.directions import directions
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B22",
    title=Words("增减用词与数字不符", "The word of direction does not fit the figures"),
    asks=Question.BASIS,
    says=Words("{page}所写“{about}”：{what}。", "On {page}, “{about}”: {what}."),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(Words("“基本持平”不比较", "“roughly level” is not compared"),),
)


@RULE.check
def direction_word(case: Case, _: Limits) -> Iterator[Outcome]:
    """Report every word of direction that its own amounts contradict."""
    for found in directions(case.document):
        if found.fits:
            yield Held(found.about)
        else:
            page = found.evidence[0].page if found.evidence else 0
            yield RULE.signal(case, found.about, found.evidence, page=page, about=found.about, what=found.what)
