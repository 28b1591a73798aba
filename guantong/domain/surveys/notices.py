"""What a reader must be told beside a satisfaction figure: a ceiling that rests on few, an answer that is not to be lost (提示)."""

from collections.abc import Iterator

from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.statistics.intervals import Share
from guantong.domain.surveys.tabulation import Result
from guantong.domain.words import Words


def notices(of: Result, rate: Share | None, limits: Limits) -> tuple[Words, ...]:
    """Return the notices of a result, each a sentence; `rate` is the response rate, None where there is none."""
    return tuple(_notices(of, rate, limits))


def _notices(of: Result, rate: Share | None, limits: Limits) -> Iterator[Words]:
    if of.good is not None and of.good.hits * 100 >= limits["ceiling"].value * of.good.of:
        yield _ceiling(of.good, rate, limits)
    if of.bad is not None and of.bad.hits * 100 >= limits["negative"].value * of.bad.of:
        says = Words(
            "{of} 人中 {hits} 人不满意，先了解原因（座谈会），再由人决定是否列为事项。",
            "{hits} of {of} are dissatisfied: first the reasons (a roundtable), then a person decides whether it is a matter.",
        )
        yield says.filled(hits=of.bad.hits, of=of.bad.of)


def _ceiling(good: Share, rate: Share | None, limits: Limits) -> Words:
    few = good.of < limits["few"].value
    low = rate is not None and rate.hits * 100 < limits["response"].value * rate.of
    if few or low or rate is None:
        says = Words(
            "满意率 {percent}%，但只有 {of} 份{rate}：不足以说明多数人满意，请看分布和未回答的人。",
            "{percent}% satisfied, but of {of} answers{rate}: not enough to say that most are; look at the distribution and at who did not answer.",
        )
    else:
        says = Words(
            "满意率 {percent}%（{of} 份{rate}）：几乎没有区分，请看具体意见。",
            "{percent}% satisfied ({of} answers{rate}): hardly tells anything apart; read what was written.",
        )
    return says.filled(percent=good.hits * 100 // good.of, of=good.of, rate=_rate(rate))


def _rate(rate: Share | None) -> Words:
    if rate is None:
        return Words("，无回收率", ", without a response rate")
    return Words("，回收率 {percent}%", ", response rate {percent}%").filled(percent=rate.hits * 100 // rate.of)
