"""绩效目标表的资金分项不应大于总额,财政与其他之和应等于总额。 A form's parts sum to its totals."""

from collections.abc import Iterator

from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, why_unread
from guantong.domain.words import Words

UNEQUAL = Words("与各分项之和不等", "its parts sum to something else")
SMALLER = Words("小于年度资金总额", "less than the year's money")
PROJECT, YEAR = Words("项目资金总额", "the project's money"), Words("年度资金总额", "the year's money")
# whole, parts, the part without which the list may be incomplete
SUMS = (
    ("project_total", ("project_fiscal", "project_other"), "project_other", PROJECT, UNEQUAL),
    ("year_total", ("year_fiscal", "year_carried_over", "year_other"), "year_other", YEAR, UNEQUAL),
    ("project_total", ("year_total",), "", PROJECT, SMALLER),
)

NO_MONEY = Words("没有读出金额", "no amount could be read")
RULE = Rule(
    code="P01",
    title=Words("绩效目标表资金不平", "A performance form's money does not add up"),
    asks=Question.PERFORMANCE,
    says=Words(
        "项目“{project}”的{item}为{whole}，{relation}（{parts}），两处不能同时成立。",
        "Project “{project}”: {item} is {whole}, {relation} ({parts}); the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-32", "perf-2018-34-targets"),
    exclusions=(Words("没有列出“其他资金”的，分项之和可以小于总额", "an incomplete list may sum to less"),),
)


@RULE.check
def form_parts(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh each form's totals against their parts; a year's money is within the project's."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        money = form.money
        if why := why_unread(*money.values()) or (None if money else NO_MONEY):
            yield NotComputed(Words("项目“{name}”的资金", "money of “{name}”").filled(name=form.project), why)
            continue
        for whole, parts, closing, item, relation in SUMS:
            balance = weigh(money.get(whole), [money.get(part) for part in parts])
            if balance is None or (balance.difference > 0 and closing not in money):
                continue
            if balance.verdict is not Weighed.BROKEN:
                yield Held(f"{form.project}/{whole}")
                continue
            cells = [money[key] for key in (whole, *parts) if key in money]
            subject = f"form/{form.project}/{whole}" + ("" if closing else "<year_total")
            yield RULE.signal(
                case, subject, tuple(v.evidence for v in cells), project=form.project, item=item,
                whole=shown(cells[0]), relation=relation, parts="、".join(shown(v) for v in cells[1:]),
            )  # fmt: skip
