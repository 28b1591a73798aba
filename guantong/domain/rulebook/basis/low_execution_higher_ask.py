"""执行率低仍不减少：上年没有花完，下年要得不比本年少。 Little of a project was spent, and the draft asks no less."""

from datetime import date

from guantong.domain.fiscal.records.drafting import KEYS, VERSIONS, again, beside_before, executed, known
from guantong.domain.fiscal.records.execution import paid
from guantong.domain.period import year_drafted, year_ended
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B40",
    title=Words("执行率低仍不减少", "Little spent, and no less asked"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”的“{project}”{closed}年执行率{value:%}（支付{paid:money}），{drafted}年{version}要{ask:money}，不低于上一年预算{last:money}；请单位说明依据。",
        "“{project}” of “{unit}” spent {value:%} in {closed} ({paid:money}); for {drafted} its {version} asks {ask:money}, no less than {last:money} a year before: on what basis?",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-12"),
    subject=("unit_code", "project_code"),
    needs=("budget_line",),
    registers=("payment",),
    exclusions=(
        Words("该年七月一日以后才开始的项目", "a project that began on or after 1 July of that year"),
        Words("申报数已经比上一年预算减少的", "what is asked is already less than a year before"),
    ),
    assumptions=(Words("执行率按已结束的最近一年计算", "spending is that of the last year that has ended"),),
)
_UNPAID = Words("{count}个单位没有已结束年度的支付记录，不能判断：{names}", "of {count} units no payments of the last year are at hand: {names}")  # fmt: skip


@RULE.over_books
def low_execution_higher_ask(books: Books, limits: Limits, as_of: date) -> Found:
    """Paid of what was allowed in the last year that has ended, below the limit; asked no less than the running budget gives."""
    share, closed, pool = limits["share"], year_ended(as_of), known(books)
    same = again(books, as_of)
    done = paid(books, date(closed, 12, 31)).filter(lambda t: t.year == closed)
    late = pool.filter(pool.started_on.fill_null(pool.start_on) >= date(closed, 7, 1))
    told = same.inner_join(executed(books, as_of), list(KEYS)).anti_join(late, "project_code")
    told = told.mutate(value=told.pace).filter(told.pace < share.value * 100, told.ask >= told["last"])
    blank = same.anti_join(done, "unit_code")
    return found(
        told, limit=share, unjudged=[Unjudged(blank.mutate(name=blank.unit), _UNPAID)], words={"version": VERSIONS},
        facts={"closed": closed, "drafted": year_drafted(as_of)}, budget_line=beside_before(books, as_of), payment=done,
    )  # fmt: skip
