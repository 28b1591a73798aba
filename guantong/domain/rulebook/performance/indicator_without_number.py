"""绩效指标没有数值或单位。 An indicator without a number cannot be judged."""

from collections.abc import Iterator

from guantong.domain.fiscal.judgeable import judgeable
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import first_few
from guantong.domain.words import Words

RULE = Rule(
    code="P02",
    title=Words("绩效指标没有数值或单位", "Indicators without a number or a unit"),
    asks=Question.PERFORMANCE,
    severity=Severity.NOTE,
    says=Words(
        "项目“{project}”的{total}个指标中有{count}个没有数值或单位，也没有可判断的标准：{names}。",
        "Project “{project}”: {count} of {total} indicators have no number with a unit, nor a standard one can judge by: {names}.",
    ),
    basis=("perf-2018-34-targets", "perf-indicator-2021-101"),
    exclusions=(
        Words("写明可判断的定性标准（如“验收合格”）的不计", "a qualitative standard one can judge is left alone"),
        Words("单位写在指标名称括号里的算有单位", "a unit in brackets behind the indicator's name counts"),
    ),
    version=2,
)


@RULE.watch
def indicator_without_number(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather a form's indicators whose target is a bare name into one signal."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        bare = [i for i in form.indicators if not judgeable(i, case.document.year)]
        if not bare:
            yield Held(form.project)
            continue
        names = first_few([f"{i.levels[2]}（{i.target.printed or '空白'}）" for i in bare], 4)
        yield RULE.signal(
            case, f"form/{form.project}", tuple(i.target for i in bare), value=str(len(bare)), project=form.project,
            total=len(form.indicators), count=len(bare), names=names,
        )  # fmt: skip
