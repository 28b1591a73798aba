"""评价结果差仍不减少。 The evaluation came out poorly, and the draft asks no less."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, again, beside_before
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B41",
    title=Words("评价得分低仍不减少", "A poor result, and no less asked"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”的“{project}”{judged}年评价得分{value:n}，{drafted}年{version}要{ask:money}，不低于上一年预算{last:money}；请单位和财政部门说明评价结果如何用于安排。",
        "“{project}” of “{unit}” scored {value:n} for {judged}; for {drafted} its {version} asks {ask:money}, no less than {last:money} a year before: how was the result used?",
    ),
    basis=("budget-law-2018-art-32", "budget-reg-2020-art-20", "perf-eval-2020-10-grades"),
    subject=("unit_code", "project_code"),
    measure="n",
    needs=("budget_line",),
    registers=("evaluation",),
    exclusions=(
        Words("申报数已经比上一年预算减少的", "what is asked is already less than a year before"),
        Words("评价的是更早年度的，结果多已过时", "an evaluation of an earlier year: most of it is out of date"),
        Words("只有等级没有得分的，等级由人判断", "a grade without a score is for people to judge"),
    ),
    assumptions=(Words("同一年有几个得分的，按最低的一个", "of several scores of one year the lowest counts"),),
)


@RULE.over_books
def poor_result_higher_ask(books: Books, limits: Limits, as_of: date) -> Found:
    """The lowest score of the newest year evaluated, below the limit; asked no less than the running budget gives."""
    score, drafted, rows = limits["score"], year_drafted(as_of), books.table("evaluation")
    rows = rows.filter(rows.score.notnull(), rows.year < drafted, rows.year >= drafted - limits["back"].value)
    rows = rows.filter(rows.year == rows.year.max().over(group_by="project_code"))
    lowest = rows.group_by("project_code").agg(judged=rows.year.max(), value=(rows.score.min() // 10).cast("int64"))
    told = again(books, as_of).inner_join(lowest, "project_code")
    told = told.filter(told.value < score.value * 100, told.ask >= told["last"])
    return found(
        told,
        limit=score,
        words={"version": VERSIONS},
        facts={"drafted": drafted},
        budget_line=beside_before(books, as_of),
        evaluation=rows,
    )
