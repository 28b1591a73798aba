"""绩效目标表的资金分项不应大于总额,财政与其他之和应等于总额。 A form's parts sum to its totals."""

from collections.abc import Iterator

from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.fiscal.unread import unread_money
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

YEAR = Words("年度资金总额", "the year's money")
UNEQUAL = Words("与各分项之和不等", "its parts sum to something else")
SUMS = (
    ("project_total", ("project_fiscal", "project_other"), Words("项目资金总额", "the project's money")),
    ("year_total", ("year_fiscal", "year_carried_over", "year_other"), YEAR),
)
WITHIN = Words("年度资金不应大于项目资金总额", "more than the whole project's")

RULE = Rule(
    code="P01",
    title=Words("绩效目标表资金不平", "A performance form's money does not add up"),
    asks=Question.PERFORMANCE,
    says=Words(
        "项目“{project}”的{item}为{whole}，{relation}（{parts}），两处不能同时成立。",
        "Project “{project}”: {item} is {whole}, {relation} ({parts}); the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-32", "perf-2018-34"),
    exclusions=(Words("没有列出“其他资金”的，分项之和可以小于总额", "an incomplete list may sum to less"),),
)


@RULE.check
def form_parts(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh each form's totals against their parts; a year's money is within the project's."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        money = form.money
        if unread := unread_money(money.values()):
            yield NotComputed(Words(f"项目“{form.project}”的资金", f"money of “{form.project}”"), unread)
            continue
        for whole, parts, item in SUMS:
            balance = weigh(money.get(whole), [money.get(part) for part in parts])
            # without 其他资金 the list of parts may be incomplete
            if balance is None or (balance.difference > 0 and parts[-1] not in money):
                continue
            if balance.verdict is not Weighed.BROKEN:
                yield Held(f"{form.project}/{whole}")
                continue
            cells = [money[key] for key in (whole, *parts) if key in money]
            yield RULE.signal(
                case, f"form/{form.project}/{whole}", tuple(v.evidence for v in cells), project=form.project,
                item=item, whole=shown(cells[0]), relation=UNEQUAL, parts="、".join(shown(v) for v in cells[1:]),
            )  # fmt: skip
        year, project = money.get("year_total"), money.get("project_total")
        if year and project and (year.fen or 0) > (project.fen or 0):
            yield RULE.signal(
                case, f"form/{form.project}/year_total>project_total", (year.evidence, project.evidence), project=form.project,
                item=YEAR, whole=shown(year), relation=WITHIN, parts=shown(project),
            )  # fmt: skip
