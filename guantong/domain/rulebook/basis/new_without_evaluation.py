"""新增大项目没有事前评估。 A large new project was not evaluated beforehand."""

from datetime import date

from guantong.domain.fiscal.records.drafting import KEYS, VERSIONS, asked, drafts, known
from guantong.domain.fiscal.records.execution import lines
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B55",
    title=Words("新增大项目没有事前评估", "A large new project not evaluated beforehand"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}新增“{project}”{value:money}，项目库写明没有做事前绩效评估；请单位和财政部门说明。",
        "The {version} of “{unit}” for {drafted} has the new project “{project}” of {value:money}, which by the pool was not evaluated beforehand: why?",
    ),
    basis=("perf-2018-34", "budget-reg-2020-art-41"),
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("budget_line",),
    registers=("project",),
    exclusions=(
        Words("以前年度已有预算的延续项目", "a project that an earlier budget holds"),
        Words("金额不到应评估的数额的", "an amount below which none is asked for"),
        Words("已做事前绩效评估的", "it was evaluated beforehand"),
    ),
)
_UNSAID = Words("{count}个新增大项目在项目库没有写明是否做过事前评估，不能判断：{names}", "of {count} large new projects the pool does not say whether they were evaluated: {names}")  # fmt: skip


@RULE.over_books
def new_without_evaluation(books: Books, limits: Limits, as_of: date) -> Found:
    """Projects of no earlier budget that ask at least the limit, by what the pool says of an evaluation beforehand."""
    least, drafted = limits["least"], year_drafted(as_of)
    earlier = lines(books).filter(lambda t: t.year < drafted)
    new = asked(books, as_of).anti_join(earlier, list(KEYS)).filter(lambda t: t.ask >= least.value * 1_000_000)
    side = new.left_join(known(books), "project_code").select(*new.columns, "pre_evaluated").rename(value="ask")
    blank = side.filter(side.pre_evaluated.isnull())
    return found(
        side.filter(~side.pre_evaluated.fill_null(True)), limit=least, words={"version": VERSIONS},
        unjudged=[Unjudged(blank.mutate(name=blank.project), _UNSAID)], facts={"drafted": drafted},
        budget_line=drafts(books, as_of), project=books.table("project"),
    )  # fmt: skip
