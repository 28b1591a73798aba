"""绩效指标没有数值或单位。 An indicator without a number cannot be judged."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import first_few
from guantong.domain.words import Words

QUALITATIVE = pattern(
    r"(优|良|好|高|完成|合格|达标|达到|通过|符合|按时|按期|是|有|无|零|健全|完善|及时|不|逐步|持续|有效|显著|明显|提升|提高|改善)"
    r"|百分之|[二三四五六七八九]成|[一二三四]季度|年底|月底|年内|半年|预算(数|金额|批复|控制)|全部|全覆盖|足额|规定|标准|要求"
)
UNIT_IN_NAME = pattern(r"[（(][^（）()]{1,6}[）)]$")
RATE = pattern("(及时率|完善率)")

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
)


@RULE.watch
def indicator_without_number(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather a form's indicators whose target is a bare name into one signal."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        bare = [
            i
            for i in form.indicators
            if (i.number and not (i.unit or UNIT_IN_NAME.search(i.levels[2])))
            or (not i.number and not QUALITATIVE.search(RATE.sub("", i.target.printed)))
        ]
        if not bare:
            yield Held(form.project)
            continue
        names = first_few([f"{i.levels[2]}（{i.target.printed or '空白'}）" for i in bare], 4)
        yield RULE.signal(
            case, f"form/{form.project}", tuple(i.target for i in bare), value=str(len(bare)), project=form.project,
            total=len(form.indicators), count=len(bare), names=names,
        )  # fmt: skip
