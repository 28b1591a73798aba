"""同一数字在正文几处应当相同。 One figure is the same wherever the text states it."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.repeated_figures import repeated_figures
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B35",
    title=Words("同一数字前后不一致", "One figure, stated differently"),
    asks=Question.BASIS,
    says=Words(
        "“{figure}”在{page}写{one}，在{elsewhere}写{other}，两处不能同时成立。",
        "“{figure}” is {one} on {page} and {other} on {elsewhere}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-14-2", "disclosure-2016-143-art-4"),
    exclusions=(
        Words(
            "别的单位、年度、环节（年初预算、决算）的数字不比较", "another body's, year's or phase's figure is another"
        ),
        Words("有表可对的总数由“正文数字与表不一致”核对", "a figure that a table prints is held against the table"),
        Words("四舍五入或截位能解释的不提示", "silent within rounding or cut digits"),
    ),
)


@RULE.check
def figure_stated_differently(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the places that state one figure of the body and year."""
    document, compared = case.document, 0
    if document.unassigned:
        why = Words("同一文件印有几个单位，有的正文不能确定属于谁", "whose some of the text is cannot be told")
        yield NotComputed(RULE.title, why)
        return
    for found in repeated_figures(document):
        compared += 1
        one, odd = found.stated[0], found.odd
        if odd is None:
            yield Held(found.figure)
            continue
        cells = tuple(s.sentence.evidence(document.file, s.printed, s.amount.fen, s.unit.value) for s in (one, odd))
        yield RULE.signal(
            case, f"figure/{found.figure}", cells, value=odd.printed, figure=found.figure, page=one.sentence.page,
            one=one.printed, other=odd.printed, elsewhere=document.page_named(odd.sentence.page),
        )  # fmt: skip
    if not compared:
        yield NotComputed(RULE.title, Words("正文没有几处写同一个总数", "the text states no figure twice"))
