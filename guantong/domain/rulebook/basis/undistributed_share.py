"""待分配、代编的占比高。 A large share is not yet given to a unit or project."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, drafts
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B45",
    title=Words("待分配或代编的占比高", "A large share not yet distributed"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}中待分配、代编、预留的有{open:money}，占{whole:money}的{value:%}；请说明何时、按什么办法分配到单位和项目。",
        "{open:money} in the {version} of “{unit}” for {drafted} is not distributed yet, {value:%} of {whole:money}: when and by which rules will it be?",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-37"),
    subject=("unit_code",),
    needs=("budget_line",),
    exclusions=(
        Words("预备费依法单列", "the reserve, which the law sets apart"),
        Words("人员经费中统一预留的增资", "rises of pay kept in one place"),
    ),
    assumptions=(Words("按项目和单位名称里的字样判断", "told by words in the names of projects and units"),),
)
_OPEN = ("待分配", "代编", "预留", "待定", "切块", "待细化")


@RULE.over_books
def undistributed_share(books: Books, limits: Limits, as_of: date) -> Found:
    """Lines whose project or unit says that it is not distributed yet, beside all that the unit asks."""
    share, rows = limits["share"], drafts(books, as_of)
    name = rows.project.fill_null("").concat(rows.unit)
    words = [name.contains(word) for word in _OPEN]
    told = words[0]
    for word in words[1:]:
        told = told | word
    told = told & ~name.contains("预备费") & (rows.spending_kind.fill_null("project") != "personnel")
    rows = rows.mutate(open=told.ifelse(rows.amount, 0))
    side = rows.group_by("unit_code").agg(
        unit=rows.unit.max(), version=rows.version.max(), open=rows.open.sum(), whole=rows.amount.sum()
    )
    side = side.filter(side.whole > 0, side.open * 100 > side.whole * share.value)
    side = side.mutate(value=side.open * 10_000 // side.whole)
    lines = rows.filter(rows.open > 0).drop("open")
    return found(
        side, limit=share, words={"version": VERSIONS}, facts={"drafted": year_drafted(as_of)}, budget_line=lines
    )
