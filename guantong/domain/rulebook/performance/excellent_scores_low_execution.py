"""自评全优而执行率低。 Self-scores are all excellent beside low execution."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="P04",
    title=Words("自评优而执行率低", "Excellent self-score beside low execution"),
    asks=Question.PERFORMANCE,
    says=Words(
        "项目“{project}”自评{score}分，全年执行{spent}，为预算{budget}的{rate}；请说明产出如何完成。",
        "Project “{project}” scores itself {score}; {spent} of {budget} was spent ({rate}). How was the output reached?",
    ),
    basis=("perf-eval-2020-10-grades", "perf-eval-2020-10-self"),
    exclusions=(Words("节约而按期完成的可以成立，由人核实", "thrift with full output can be right: people verify"),),
)


@RULE.watch
def excellent_scores_low_execution(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Compare each self-evaluation's score with its execution rate."""
    forms = [form for form in case.document.forms if form.self_evaluation]
    if not forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效自评表", "the document has no self-evaluation"))
    for form in forms:
        budget, spent, score = form.money.get("year_budget"), form.money.get("executed"), form.scores.get("score")
        points = score.printed.partition(".")[0] if score else ""
        if not budget or not spent or not budget.fen or spent.fen is None or not points.isdigit():
            yield NotComputed(
                Words("项目“{name}”", "{name}").filled(name=form.project),
                why_unread(budget, spent) or Words("缺预算数、执行数或总分", "budget, execution or score is missing"),
            )
            continue
        low = spent.fen * 100 < limits["execution"].value * budget.fen
        if not (low and int(points) >= limits["excellent"].value) or score is None:
            yield Held(form.project)
            continue
        rate = percent(spent.fen, budget.fen)
        yield RULE.signal(
            case, f"form/{form.project}", (score, spent.evidence, budget.evidence), value=rate, limit=limits["execution"],
            project=form.project, score=score.printed, spent=shown(spent), budget=shown(budget), rate=rate,
        )  # fmt: skip
