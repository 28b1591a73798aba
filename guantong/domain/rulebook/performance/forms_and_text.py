"""正文所说的绩效项目个数和金额应与绩效表一致。 Number and money of projects in the text fit the forms."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

COUNT = pattern(r"编报(?:了)?绩效目标的(?:\d{4}年度)?项目(?:共)?(\d+)个[，,](?:涉及项目预算资金|涉及预算金额|涉及资金)(\d[\d,.]*)万元")

RULE = Rule(
    code="P05",
    title=Words("绩效项目个数或金额前后不一", "Projects in the text differ from the forms"),
    asks=Question.PERFORMANCE,
    says=Words(
        "正文写编报绩效目标的项目{said}，所附绩效目标表为{found}，两处不能同时成立。",
        "The text speaks of {said} with targets, the forms attached show {found}: the two cannot both hold.",
    ),
    basis=("disclosure-2016-143", "perf-2018-34"),
    exclusions=(Words("只选登部分绩效目标表的，表的个数可以少于正文，不提示", "fewer forms than projects may be a selection: silent"),),
)


@RULE.check
def forms_and_text(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the stated number with the forms, and with equal numbers the stated money with their sum."""
    document = case.document
    sentence, found = next(((s, m) for s in document.sentences if (m := COUNT.search(s.text))), (None, None))
    forms = [form for form in document.forms if not form.self_evaluation]
    if sentence is None or found is None or not forms:
        yield NotComputed(RULE.title, Words("正文没有写绩效项目个数，或没有附绩效目标表", "no count in the text, or no form attached"))
        return
    said, stated = int(found[1]), round(float(found[2].replace(",", "")) * 100)
    if len(forms) > said:
        yield _signal(case, document, f"{said}个", f"{len(forms)}个")
    elif len(forms) < said:
        yield NotComputed(RULE.title, Words(f"正文{said}个项目只附{len(forms)}张表，金额无法加总", "only some forms are attached"))
    else:
        total = sum((form.money["year_total"].fen or 0) if "year_total" in form.money else 0 for form in forms)
        if abs(total - stated * 10_000) <= 5_000:
            yield Held("forms")
        else:
            yield _signal(case, document, f"{said}个、{found[2]}万元", f"{len(forms)}个、{total / 1_000_000:.2f}万元")


def _signal(case: Case, document: Document, said: str, found: str) -> Outcome:
    sentence = next(s for s in document.sentences if COUNT.search(s.text))
    return RULE.signal(case, "forms", (sentence.evidence(document.file), *(form.evidence for form in document.forms[:6])), said=said, found=found)
