"""同一单位以两个项目申报同一件事。 One unit asks twice for the same matter under two projects."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts, matter
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B43",
    title=Words("同一单位疑似重复申报", "The same matter asked twice by one unit"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}有{value}个项目名称都是“{matter}”，合计{ask:money}；请单位说明是否为同一件事。",
        "{value} projects in the {version} of “{unit}” for {drafted} are all about “{matter}”, {ask:money} in all: are they the same matter?",
    ),
    basis=("budget-law-2018-art-32", "budget-reg-2020-art-41"),
    subject=("unit_code", "matter"),
    measure="",
    needs=("budget_line",),
    exclusions=(
        Words("名称里写明不同期次、标段、地点的", "names that tell phases, lots or places apart"),
        Words("同一项目编码下分列科目的几行", "several lines of one project by subject"),
    ),
    assumptions=(
        Words("只比名称（去掉单位、年度、标点和“项目”“经费”等字），换了说法的同一件事不在此发现",
              "names alone are compared, without unit, year, marks and words that every name bears; other wording is not seen"),
    ),
)  # fmt: skip


@RULE.over_books
def asked_twice(books: Books, _: Limits, as_of: date) -> Found:
    """Projects of one unit whose names say the same, under two codes or more."""
    rows = matter(asked(books, as_of)).filter(lambda t: t.matter != "")
    told = rows.group_by("unit_code", "matter").agg(
        unit=rows.unit.max(), version=rows.version.max(), ask=rows.ask.sum(), value=rows.project_code.nunique()
    )
    told = told.filter(told.value > 1)
    lines = matter(drafts(books, as_of))
    return found(told, words={"version": VERSIONS}, facts={"drafted": year_drafted(as_of)}, budget_line=lines)
