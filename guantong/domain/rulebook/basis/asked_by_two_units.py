"""几个单位申报同一件事。 Two or three units ask for the same matter."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts, matter
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B44",
    title=Words("不同单位疑似重复申报", "The same matter asked by several units"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "{value}个单位（{units}）{drafted}年都申报“{matter}”，合计{ask:money}；请财政部门核对是否重复安排。",
        "{value} units ({units}) ask for “{matter}” for {drafted}, {ask:money} in all: is it provided for twice?",
    ),
    basis=("budget-law-2018-art-32", "budget-reg-2020-art-41"),
    subject=("matter",),
    measure="",
    needs=("budget_line",),
    exclusions=(
        Words("许多单位都有的通用名称（如物业服务）", "names that many units use, such as building services"),
        Words("名称太短，看不出具体事情的", "names too short to tell what they are about"),
        Words("各街道在自己辖区分别办理的", "what sub-districts do each in its own area"),
    ),
    assumptions=(
        Words("只比名称；事情、地点和内容由人核对", "names alone are compared; people look at the matter itself"),
    ),
)


@RULE.over_books
def asked_by_two_units(books: Books, limits: Limits, as_of: date) -> Found:
    """Project names that say the same in at least two units and at most so many as still tell something."""
    rows = matter(asked(books, as_of))
    rows = rows.filter(rows.matter.length() >= limits["letters"].value, ~rows.unit.contains("街道"))
    told = rows.group_by("matter").agg(
        units=rows.unit.group_concat("、", order_by=rows.unit_code), ask=rows.ask.sum(), value=rows.unit_code.nunique()
    )
    told = told.filter(told.value > 1, told.value <= limits["units"].value)
    lines = matter(drafts(books, as_of))
    return found(
        told,
        limit=limits["units"],
        words={"version": VERSIONS},
        facts={"drafted": year_drafted(as_of)},
        budget_line=lines,
    )
