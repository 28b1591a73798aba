"""投资超概算：政府投资项目的投资超过核定概算，或概算超过可研估算一成。 An investment above its approved estimate, or that above the study's."""

from datetime import date

from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.projects import costs, investments, spent_on
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E29",
    title=Words("投资超过概算，或概算超过估算一成", "An investment above its approved estimate"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”的{what}{amount:money}，{against}{base:money}，超出{value:%}。",
        "Of “{project}”: {amount:money} ({what}) against {base:money} ({against}), {value:%} more.",
    ),
    basis=("gov-investment-2019-art-12", "gov-investment-2019-art-23"),
    subject=("project_code", "limit"),
    needs=("project",),
    exclusions=(
        Words("概算经原部门核定调增的，与调整后的概算比较", "an estimate raised by who approved it counts as raised"),
        Words("合同变更减少的，按变更后的金额", "contracts count with their changes"),
        Words("不是政府投资项目的", "what is no government investment"),
    ),
)  # fmt: skip
_NO_ESTIMATE = Words(
    "{count}个投资项目没有概算，不能判断：{names}", "{count} investments have no approved estimate: {names}"
)


@RULE.over_books
def investment_over_estimate(books: Books, limits: Limits, as_of: date) -> Found:
    """The largest of work done, paid, contracted and total investment against the estimate; that against the feasibility study's."""
    known, own = costs(books, as_of), investments(books)
    every = own.select("project_code", "project", "estimate", "feasibility").left_join(known, "project_code")
    sized, columns = every.filter(every.estimate > 0), ("project_code", "project", "told", "amount", "base")
    over = sized.mutate(amount="most", base="estimate").select(*columns, study=False)
    study = sized.filter(sized.feasibility > 0).mutate(amount="estimate", base="feasibility")
    told = over.union(study.select(*columns, study=True)).filter(lambda t: t.amount > t.base)
    told = told.mutate(
        what=told.study.ifelse("概算", told.told), against=told.study.ifelse("可研估算", "概算"),
        limit=told.study.ifelse("study", "over"), severity=told.study.ifelse("verify", "verify_first"),
    )  # fmt: skip
    told = told.mutate(value=(told.amount - told.base) * 10_000 // told.base)
    line = (told["limit"] == "over").ifelse(limits["over"].value, limits["study"].value)
    told = told.filter((told.amount - told.base) * 100 > line * told.base)
    blank = every.filter(every.estimate.isnull(), every.most > 0)
    return found(
        told, limit=limits, unjudged=[Unjudged(blank.mutate(name=blank.project), _NO_ESTIMATE)], project=own,
        payment=spent_on(books, as_of), contract=held(books, "contract"), investment=held(books, "investment"),
    )  # fmt: skip
