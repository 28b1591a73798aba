"""百分比应能由本句的数字算出。 A percentage can be recomputed from the figures of its own sentence."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import fits, percent
from guantong.domain.fiscal.narrative.item_context import explained
from guantong.domain.fiscal.narrative.percentages import claims
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B23",
    title=Words("百分比与本句数字不符", "A percentage does not follow from its sentence"),
    asks=Question.BASIS,
    says=Words(
        "{page}“{about}”写{printed}，按本句的{part}与{whole}计算为{computed}。",
        "On {page}: “{about}” says {printed}; {part} and {whole} of the same passage give {computed}.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("按印出的数字可能的舍入范围计算，范围内不提示", "the range that printed rounding allows is silent"),
        Words("上年数为零的另由“零基数增长”说明", "growth from zero has a rule of its own"),
        Words(
            "只因金额与表不符才算不出的，随金额一并提出",
            "where a misstated amount is the cause, that amount is asked about",
        ),
    ),
)


@RULE.check
def percentage_recomputed(case: Case, _: Limits) -> Iterator[Outcome]:
    """Recompute growth and share; completion rates have a rule of their own."""
    for claim in claims(case.document):
        if claim.sort == "completion":
            continue
        fitting = fits(claim.printed, claim.part, claim.whole, less_whole=claim.sort == "growth")
        if fitting is None:
            continue
        if fitting:
            yield Held(claim.about)
            continue
        if claim in explained(case.document):
            continue  # asked about with the amount that puts it wrong
        part = claim.part.fen - (claim.whole.fen if claim.sort == "growth" else 0)
        yield RULE.signal(
            case, f"{claim.sort}/{claim.about}", claim.evidence(case.document.file), value=claim.printed.printed, page=claim.sentence.page,
            about=claim.about, printed=claim.printed.printed, part=claim.part_printed, whole=claim.whole_printed, computed=percent(part, claim.whole.fen),
        )  # fmt: skip
