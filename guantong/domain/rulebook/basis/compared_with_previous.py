"""正文所说的比上年增减额应与上年文件一致。 A stated change against last year fits last year's document."""

from collections.abc import Iterator

from guantong.domain.fiscal.classification.crosswalk import changed_in
from guantong.domain.fiscal.narrative.subjects import cell_spoken_of
from guantong.domain.money import Amount
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="B28",
    title=Words("与上年文件比较的增减额不符", "A stated change does not fit last year's document"),
    asks=Question.BASIS,
    says=Words(
        "{page}写“{subject}{now}，{compared}”，上年文件《{table}》为{before}，两处不能同时成立。",
        "{page} says “{subject}{now}, {compared}”; last year's 《{table}》 has {before}: the two cannot both hold.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(Words("与上年执行数、决算数比较的不在此列", "comparisons with last year's execution are not meant"),),
)


@RULE.check
def compared_with_previous(case: Case, _: Limits) -> Iterator[Outcome]:
    """Recompute every stated change from last year's cell of the same subject."""
    document, previous = case.document, case.previous
    if previous is None or document.year is None:
        yield NotComputed(RULE.title, case.why_no_previous)
        return
    for stated in document.statements:
        compared = stated.comparison
        if compared is None or not compared.with_last_year(document.year, final=document.final):
            continue
        found = cell_spoken_of(previous, stated.subject, stated.sentence.text)
        if found and (why := why_unread(found[1])):
            yield NotComputed(RULE.title, why)
        if found is None or found[1].fen is None or (compared.direction and compared.difference is None):
            continue
        table, before = found
        change = compared.difference or Amount(0, stated.amount.step)
        expected = (before.fen or 0) + compared.direction * change.fen
        if abs(stated.amount.fen - expected) <= stated.amount.step + change.step + before.step:
            yield Held(stated.subject)
            continue
        if moved := changed_in(stated.subject, document.year - 1, document.year):
            yield NotComputed(RULE.title, moved.says)
            continue
        place = stated.sentence.evidence(document.file, stated.printed)
        yield RULE.signal(
            case, f"{table.kind}/{stated.subject[-12:]}", (place, before.evidence), value=stated.printed, page=stated.sentence.page,
            subject=stated.subject.lstrip("，、："), now=stated.printed, compared=compared.printed, table=table.title, before=shown(before),
        )  # fmt: skip
