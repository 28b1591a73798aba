"""正文所说的绩效项目个数和金额应与绩效表一致。 Number and money of projects in the text fit the forms."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.stated_projects import stated_projects
from guantong.domain.money import Unit
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="P05",
    title=Words("绩效项目个数或金额前后不一", "Projects in the text differ from the forms"),
    asks=Question.PERFORMANCE,
    says=Words(
        "正文写编报绩效目标的项目{said}，所附绩效目标表为{found}，两处不能同时成立。",
        "The text speaks of {said} with targets, the forms attached show {found}: the two cannot both hold.",
    ),
    basis=("disclosure-2016-143-art-4", "perf-2018-34-targets"),
    exclusions=(Words("只选登部分绩效目标表的，表的个数可以少于正文", "fewer forms than projects may be a selection"),),
)
UNSTATED = Words("正文中没有读出绩效目标的项目个数和金额", "no count and money of projects in the text")
FORMLESS = Words("正文写了{count}个项目，文件中没有绩效目标表", "the text counts {count}, the document has no form")
BLANK = Words("有{count}张表没有写年度资金总额", "{count} forms print no total for the year")


@RULE.check
def forms_and_text(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the stated number with the forms, and with equal numbers the stated money with their sum."""
    stated = stated_projects(case.document)
    forms = [form for form in case.document.forms if not form.self_evaluation]
    if stated is None or not forms:
        yield NotComputed(RULE.title, UNSTATED if stated is None else FORMLESS.filled(count=stated.count))
        return
    if len(forms) < stated.count:
        why = Words(f"正文{stated.count}个项目只附{len(forms)}张表，金额无法加总", "only some forms are attached")
        yield NotComputed(RULE.title, why)
        return
    amounts = [value for form in forms if (value := form.money.get("year_total"))]
    blank = BLANK.filled(count=len(forms) - len(amounts)) if len(amounts) < len(forms) else None
    unclear = why_unread(*amounts) or blank
    if unclear and len(forms) == stated.count:
        yield NotComputed(RULE.title, unclear)
        return
    total = sum(value.fen or 0 for value in amounts)
    rounding = (stated.money.step + sum(value.step for value in amounts)) // 2
    if len(forms) == stated.count and abs(total - stated.money.fen) <= rounding:
        yield Held("forms")
        return
    said, money = f"{stated.count}个、{stated.printed}", "" if unclear else f"、{amount(total, Unit.TEN_THOUSAND)}"
    cells = (stated.sentence.evidence(case.document.file, stated.printed), *(value.evidence for value in amounts[:6]))
    yield RULE.signal(case, "forms", cells, said=said, found=f"{len(forms)}个{money}")
