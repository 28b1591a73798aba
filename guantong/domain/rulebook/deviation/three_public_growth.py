"""“三公”经费比上年增加或决算超预算。 The three public expenses grew, or exceed their budget."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.explanations import reason_of_growth
from guantong.domain.fiscal.three_public import NAMES, NOT_FOUND, NOT_FOUND_BEFORE, three_public
from guantong.domain.money import Unit
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount, shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="D04",
    title=Words("“三公”经费增加或超预算", "The three public expenses grew or exceed budget"),
    asks=Question.DEVIATION,
    says=Words(
        "“{item}”{base}{before}，{what}{now}，增加{difference}，{why}。",
        "“{item}”: {base}{before}, {what}{now}, up by {difference}; {why}.",
    ),
    basis=("budget-law-2018-art-37", "frugality"),
    exclusions=(Words("机构合并、任务新增引起的增加由人判断", "growth by merger or new tasks is for people to judge"),),
    version=2,
)
NONE = Words("文中没有写出原因", "no reason is given")


@RULE.watch
def three_public_growth(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare final with budget inside a final account, and this year's budget with last year's."""
    printed, earlier = three_public(case.document), three_public(case.previous)
    if printed is None:
        yield NotComputed(RULE.title, NOT_FOUND)
        return
    if case.document.final:
        base, what = Words("预算", "budget "), Words("决算", "final ")
        before, now = printed.phases.get("budget", {}), printed.phases.get("final", {})
    elif earlier is not None:
        base, what = Words("上年预算", "last year's budget "), Words("本年预算", "this year's ")
        before, now = earlier.latest, printed.latest
    else:
        yield NotComputed(RULE.title, NOT_FOUND_BEFORE if case.previous else case.why_no_previous)
        return
    for expense, item in NAMES.items():
        old, new = before.get(expense), now.get(expense)
        if why := why_unread(old, new):
            yield NotComputed(RULE.title, why)
        if old is None or new is None or old.fen is None or new.fen is None:
            continue
        if new.fen <= old.fen + (old.step + new.step) // 2:
            yield Held(expense)
            continue
        difference, told = amount(new.fen - old.fen, Unit.TEN_THOUSAND), reason_of_growth(case.document, expense)
        yield RULE.signal(
            case, expense, (new.evidence, old.evidence), value=difference, item=item, base=base, before=shown(old),
            what=what, now=shown(new), difference=difference, why=told or NONE, severity=Severity.NOTE if told else Severity.VERIFY,
        )  # fmt: skip
