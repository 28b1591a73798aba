"""政府预算每本账收入总计应等于支出总计。 Each of the four books of a government budget balances."""

from collections.abc import Iterator

from guantong.domain.fiscal.kinds import edition
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

BOOKS = {
    "government_general_balance": Words("一般公共预算", "the general public budget"),
    "government_fund_balance": Words("政府性基金预算", "the government fund budget"),
    "state_capital_balance": Words("国有资本经营预算", "the state capital budget"),
    "social_insurance_balance": Words("社会保险基金预算", "the social insurance budget"),
}

RULE = Rule(
    code="B30",
    title=Words("四本账收支不平", "A book of the government budget does not balance"),
    asks=Question.BASIS,
    says=Words(
        "{book}收入总计为{whole}，支出总计为{sum}，相差{difference}，两处不能同时成立。",
        "{book}: total income {whole}, total expenditure {sum}, a difference of {difference}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-5", "budget-law-2018-art-7", "budget-law-2018-art-35"),
    exclusions=(
        Words(
            "写明由市级统筹或没有此项预算的那一本账，是说明了的缺项",
            "a book that the text says the city keeps, or that there is none, is a stated absence",
        ),
    ),
)


@RULE.check
def book_balance(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh the closing totals of every book; a stated absence holds, an unexplained one is not computed."""
    if case.document.level != "government":
        return
    document = case.document
    for kind, book in BOOKS.items():
        tables = [table for table in document.tables if table.kind == kind]
        if not tables:
            stated = document.states_absence_of(kind)
            why = Words("未找到{book}平衡表", "no balance of {book}").filled(book=book)
            yield Held(kind) if stated else NotComputed(RULE.title, why)
        for table in tables:
            income, spent = table.grand_total("income"), table.grand_total("expenditure")
            yield from RULE.weighing(
                case, table, f"{kind}/{'/'.join(sorted(edition(table.title)))}", income.values.get("total") if income else None,
                [spent.values.get("total") if spent else None], required=RULE.title, book=book,
            )  # fmt: skip
