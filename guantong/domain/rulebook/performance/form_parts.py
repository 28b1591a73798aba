"""绩效目标表的资金分项不应大于总额,财政与其他之和应等于总额。 A form's parts sum to its totals."""

from collections.abc import Iterator

from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, unread
from guantong.domain.words import Words

SUMS = (
    ("project_total", ("project_fiscal", "project_other"), Words("项目资金总额", "the project's money")),
    ("year_total", ("year_fiscal", "year_carried_over", "year_other"), Words("年度资金总额", "the year's money")),
)
WITHIN = (("year_total", "project_total", Words("年度资金不应大于项目资金总额", "more than the whole project's")),)

RULE = Rule(
    code="P01",
    title=Words("绩效目标表资金不平", "A performance form's money does not add up"),
    asks=Question.PERFORMANCE,
    says=Words(
        "项目“{project}”的{item}为{whole}，{relation}（{parts}），两处不能同时成立。",
        "Project “{project}”: {item} is {whole}, {relation} ({parts}); the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-32", "perf-2018-34"),
)


@RULE.check
def form_parts(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh each form's totals against their parts; a year's money is within the project's."""
    if not case.document.forms:
        yield NotComputed(RULE.title, Words("文件中没有绩效表", "the document has no performance form"))
    for form in case.document.forms:
        money = form.money
        for whole, parts, item in SUMS:
            cells = [money.get(key) for key in (whole, *parts)]
            balance = weigh(cells[0], cells[1:])
            if why := unread(*cells):
                yield NotComputed(RULE.title, why)
            if balance is None:
                continue
            if balance.verdict is not Weighed.BROKEN:
                yield Held(f"{form.project}/{whole}")
                continue
            present = [money[part] for part in parts if part in money]
            yield RULE.signal(
                case, f"form/{form.project}/{whole}", tuple(v.evidence for v in (money[whole], *present)), project=form.project,
                item=item, whole=shown(money[whole]), relation=Words("与各分项之和不等", "its parts sum to something else"), parts="、".join(shown(v) for v in present),
            )  # fmt: skip
        for part, whole, relation in WITHIN:
            small, large = money.get(part), money.get(whole)
            if small and large and small.fen is not None and large.fen is not None and small.fen > large.fen:
                yield RULE.signal(
                    case, f"form/{form.project}/{part}>{whole}", (small.evidence, large.evidence), project=form.project,
                    item=Words("年度资金总额", "the year's money"), whole=shown(small), relation=relation, parts=shown(large),
                )  # fmt: skip
