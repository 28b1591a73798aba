"""增减额应等于本句两个数之差。 A stated difference equals the difference of its own two amounts."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.differences import stated_differences
from guantong.domain.money import Unit
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, RoundingDifference
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount
from guantong.domain.words import Words

RULE = Rule(
    code="B27",
    title=Words("增减额与本句数字不符", "A difference does not follow from its sentence"),
    asks=Question.BASIS,
    says=Words(
        "{page}“{about}”由{before}到{now}，写{said}，按两数相减为{computed}。",
        "On {page}: “{about}” goes from {before} to {now} and says {said}; the two differ by {computed}.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(Words("按印出的数字可能的舍入范围内不提示", "silent within what printed rounding allows"),),
)


@RULE.check
def difference_recomputed(case: Case, _: Limits) -> Iterator[Outcome]:
    """Subtract the two amounts of every item paragraph that prints a difference."""
    for found in stated_differences(case.document):
        missed = found.said_fen - found.computed
        if missed == 0:
            yield Held(found.about)
        elif abs(missed) <= found.allowed:
            yield RoundingDifference("正文增减额", missed)
        else:
            page = found.evidence[0].page if found.evidence else 0
            yield RULE.signal(
                case, found.about, found.evidence, value=found.said, page=page, about=found.about, before=found.before,
                now=found.now, said=found.said, computed=amount(found.computed, Unit.TEN_THOUSAND),
            )  # fmt: skip
