"""完成率应以年初预算为分母。 A completion rate divides the final figure by the initial budget."""

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

REVERSED = Words("；所写的像是用决算作了分母", "; it looks divided the wrong way round")

RULE = Rule(
    code="P06",
    title=Words("预算完成率与本句数字不符", "A completion rate does not follow from its sentence"),
    asks=Question.PERFORMANCE,
    says=Words(
        "{page}“{about}”写完成预算的{printed}，按支出决算{part}与年初预算{whole}计算为{computed}{hint}。",
        "On {page}: “{about}” says {printed} of the budget; final {part} over initial {whole} is {computed}{hint}.",
    ),
    basis=("budget-law-2018-art-75", "disclosure-2016-143-art-4"),
    exclusions=(Words("年初预算为零的没有完成率", "no rate exists for an initial budget of zero"),),
)


@RULE.check
def completion_rate(case: Case, _: Limits) -> Iterator[Outcome]:
    """Recompute every completion rate; say so when the two amounts were divided the wrong way round."""
    for claim in claims(case.document):
        fitting = fits(claim.printed, claim.part, claim.whole) if claim.sort == "completion" else None
        if fitting is None:
            continue
        if fitting:
            yield Held(claim.about)
            continue
        if claim in explained(case.document):
            continue  # asked about with the amount that puts it wrong
        reversed_fits = fits(claim.printed, claim.whole, claim.part)
        yield RULE.signal(
            case, f"completion/{claim.about}", claim.evidence(case.document.file), value=claim.printed.printed, page=claim.sentence.page,
            about=claim.about, printed=claim.printed.printed, part=claim.part_printed, whole=claim.whole_printed,
            computed=percent(claim.part.fen, claim.whole.fen), hint=REVERSED if reversed_fits else "",
        )  # fmt: skip
