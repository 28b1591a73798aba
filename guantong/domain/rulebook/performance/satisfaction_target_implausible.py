"""满意度目标值不合常理。 A satisfaction target that no survey can meet, or that asks for nothing."""

from collections.abc import Iterator

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="P03",
    title=Words("满意度目标值不合常理", "An implausible satisfaction target"),
    asks=Question.PERFORMANCE,
    severity=Severity.NOTE,
    says=Words(
        "项目“{project}”的“{name}”目标为{target}，{what}。",
        "Project “{project}”: the target of “{name}” is {target}, {what}.",
    ),
    basis=("perf-2018-34", "perf-eval-2020-10-self"),
    exclusions=(Words("没有数值的由“绩效指标没有数值”说明", "targets without a number have a rule of their own"),),
)


@RULE.check
def satisfaction_target_implausible(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Hold every satisfaction target between the lowest and the highest plausible one, both allowed."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        for indicator in form.indicators:
            if "满意" not in "".join(indicator.levels) or not indicator.number or "." in indicator.number[:-3]:
                continue
            percent = int(indicator.number.split(".")[0])
            low, high = limits["lowest"], limits["highest"]
            whole = percent + (1 if indicator.number.partition(".")[2].strip("0") else 0)
            if low.value <= percent and whole <= high.value:
                yield Held(form.project)
                continue
            what, limit = (
                (Words("几乎不容许一位受访者不满意", "hardly one respondent may be dissatisfied"), high)
                if percent >= low.value
                else (Words("低到没有约束", "so low that it asks for nothing"), low)
            )
            yield RULE.signal(
                case, f"form/{form.project}/{indicator.levels[2]}", (indicator.target,), value=indicator.number, limit=limit,
                project=form.project, name=indicator.levels[2], target=indicator.target.printed, what=what,
            )  # fmt: skip
