"""满意度目标值超出建议范围。 A satisfaction target outside the range that is proposed; no law sets one."""

from collections.abc import Iterator
from fractions import Fraction
from re import compile as pattern

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

NO_PERCENTAGE = Words("目标不是百分比，满分未知", "not a percentage, the full mark is not known")
RULE = Rule(
    code="P03",
    title=Words("满意度目标值超出建议范围", "A satisfaction target outside the proposed range"),
    asks=Question.PERFORMANCE,
    severity=Severity.NOTE,
    says=Words(
        "项目“{project}”的“{name}”目标为{target}，{what}。",
        "Project “{project}”: the target of “{name}” is {target}, {what}.",
    ),
    basis=("perf-2018-34-targets",),
    exclusions=(
        Words("没有数值的由“绩效指标没有数值”说明", "targets without a number have a rule of their own"),
        Words("投诉率、不满意率等越低越好的指标不在此列", "shares of complaints, the lower the better, are not meant"),
        Words("打分的目标满分未知，不换算成百分比", "a target in points has no known full mark: no percentage"),
    ),
)
FULL = Words("等于100%，高于{limit}的建议值", "which is 100%, above the proposed {limit}")
ABOVE = Words("高于{limit}的建议值", "above the proposed {limit}")
BELOW = Words("低于{limit}的建议值", "below the proposed {limit}")
NOT_ASKED = pattern(r"不满意|投诉|差评")


@RULE.watch
def satisfaction_target_implausible(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Hold every satisfaction target between the lowest and the highest plausible one, both allowed."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        for indicator in form.indicators:
            name = indicator.levels[2]
            satisfaction = "满意" in name + indicator.target.printed and not NOT_ASKED.search(name)
            if not satisfaction or not indicator.number or indicator.ceiling:
                continue
            if not indicator.percent:
                yield NotComputed(Words("“{name}”的目标", "the target of “{name}”").filled(name=name), NO_PERCENTAGE)
                continue
            percent, low, high = Fraction(indicator.percent), limits["lowest"], limits["highest"]
            if low.value <= percent <= high.value:
                yield Held(form.project)
                continue
            what, limit = (FULL if percent == 100 else ABOVE, high) if percent >= low.value else (BELOW, low)
            yield RULE.signal(
                case, f"form/{form.project}/{indicator.levels[2]}", (indicator.target,), value=indicator.percent, limit=limit,
                project=form.project, name=name, target=indicator.target.printed, what=what.filled(limit=limit.printed),
            )  # fmt: skip
