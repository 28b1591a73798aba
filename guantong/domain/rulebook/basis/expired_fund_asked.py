"""专项资金到期后继续申报。 Money is asked for under a special fund whose term has ended."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts
from guantong.domain.fiscal.records.execution import held
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B57",
    title=Words("专项资金到期后继续申报", "A special fund past its term"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "专项资金“{fund}”（{document}）{until}到期，{drafted}年{version}仍有“{unit}”的“{project}”要{value:money}；请说明是否评估并延续。",
        "The special fund “{fund}” ({document}) ended on {until}; the {version} for {drafted} still has “{project}” of “{unit}” with {value:money}: was it reviewed and prolonged?",
    ),
    basis=("budget-law-2018-art-16", "budget-law-2018-art-32"),
    subject=("fund_code", "unit_code", "project_code"),
    measure="money",
    needs=("budget_line",),
    registers=("special_fund",),
    exclusions=(
        Words("到期日在草案年度以内或以后的", "a term that ends in the drafted year or later"),
        Words("已经延期，目录中有新的执行期的", "the catalogue has a new term"),
        Words("管理办法没有写到期日的", "its rules name no last day"),
    ),
    assumptions=(Words("项目属于哪项专项资金，按以前年度的分配清单", "a project is a fund's by the lists of recipients of earlier years"),),
)  # fmt: skip


@RULE.over_books
def expired_fund_asked(books: Books, _: Limits, as_of: date) -> Found:
    """Projects that a fund's lists of recipients name, asked for in a year that begins after the fund's last term."""
    drafted, funds, given = year_drafted(as_of), books.table("special_fund"), held(books, "fund_recipient")
    last = funds.filter(~funds.until_on.isnull().any().over(group_by="fund_code"))
    last = last.group_by("fund_code").agg(fund=last.name.max(), document=last.document.max(), until=last.until_on.max())
    over = last.filter(last.until < date(drafted, 1, 1))
    links = given.filter(given.project_code.notnull()).select("fund_code", "project_code").distinct()
    told = asked(books, as_of).inner_join(links.inner_join(over, "fund_code"), "project_code").rename(value="ask")
    return found(
        told.filter(told.value > 0), words={"version": VERSIONS}, facts={"drafted": drafted}, special_fund=funds,
        budget_line=drafts(books, as_of), fund_recipient=given,
    )  # fmt: skip
