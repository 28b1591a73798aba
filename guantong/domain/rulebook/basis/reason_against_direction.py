"""原因的增减方向应与所说的增减一致。 A reason goes the way of the change that it explains."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.opposed_reasons import reasons_held_against
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B33",
    title=Words("原因与增减方向相反", "A reason opposed to the change it explains"),
    asks=Question.BASIS,
    says=Words(
        "{page}“{about}”写“{word}”，所写原因却是“{reason}”，两处不能同时成立。",
        "On {page}: “{about}” says “{word}”, yet the reason given is “{reason}”: the two cannot both hold.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("原因说的是别的事（退休人员增加、上年基数高）不比较", "a reason about anything else is not compared"),
        Words("原因里有增有减的不比较", "a reason with both directions is not compared"),
        Words("结转结余的增减不比较", "balances carried over are not compared"),
        Words("“基本持平”不比较", "“roughly level” is not compared"),
    ),
)


@RULE.check
def reason_against_direction(case: Case, _: Limits) -> Iterator[Outcome]:
    """Report every reason that says the opposite of its own figure's change."""
    for found in reasons_held_against(case.document):
        if found.fits:
            yield Held(found.about)
            continue
        yield RULE.signal(
            case, f"{found.about}/{found.reason}", found.evidence, page=found.evidence[0].page, about=found.about,
            word=found.word, reason=found.reason,
        )  # fmt: skip
