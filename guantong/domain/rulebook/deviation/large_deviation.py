"""决算与年初预算偏离大而没有写原因。 A large deviation of final from initial budget, without a reason."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="D02",
    title=Words("预决算偏离大而未说明原因", "Large deviation without a stated reason"),
    asks=Question.DEVIATION,
    says=Words(
        "“{item}”年初预算{initial}，支出决算{final}，偏离{rate}，没有写出原因。",
        "“{item}”: initial {initial}, final {final}, a deviation of {rate}, and no reason is given.",
    ),
    basis=("budget-law-2018-art-75", "budget-law-2018-art-79"),
    exclusions=(
        Words(
            "写出了原因的不提示；原因是否成立由人判断", "a stated reason is enough here; whether it holds is for people"
        ),
        Words("金额很小的不提示", "small amounts are left alone"),
    ),
)


@RULE.check
def large_deviation(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Compare final with initial for every described item; both limits must be reached."""
    for item in case.document.items:
        initial, final = item.amounts.get("initial"), item.amounts.get("final")
        if initial is None or final is None or initial.amount.fen <= 0:
            continue
        change = abs(final.amount.fen - initial.amount.fen)
        large = (
            change * 100 > limits["deviation"].value * initial.amount.fen
            and change >= limits["smallest"].value * 1_000_000
        )
        if not large or (item.reason or "").strip():
            yield Held(item.name)
            continue
        sentence = next(s for s in item.sentences if final.printed in s.text)
        rate = percent(final.amount.fen - initial.amount.fen, initial.amount.fen)
        yield RULE.signal(
            case, f"item/{'—'.join(item.path)}", (sentence.evidence(case.document.file, final.printed, final.amount.fen),), value=rate,
            limit=limits["deviation"], item=item.name, initial=initial.printed, final=final.printed, rate=rate,
        )  # fmt: skip
