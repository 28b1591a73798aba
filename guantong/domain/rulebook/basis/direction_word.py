"""增减、持平的用词应与数字一致。 The word of direction fits the figures of its own sentence."""

from collections.abc import Iterator

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.items import ItemStatement
from guantong.domain.fiscal.narrative.statements import Statement
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B22",
    title=Words("增减用词与数字不符", "The word of direction does not fit the figures"),
    asks=Question.BASIS,
    says=Words("第{page}页“{quoted}”：{what}。", "Page {page}, “{quoted}”: {what}."),
    basis=("disclosure-2016-143",),
    exclusions=(Words("“基本持平”不比较", "“roughly level” is not compared"),),
)


@RULE.check
def direction_word(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the direction of item paragraphs and stated totals with their own amounts."""
    document = case.document
    for item in document.items:
        base, now = item.amounts.get("base") or item.amounts.get("initial"), item.amounts.get("plan") or item.amounts.get("final")
        word = item.direction_word or (item.comparison.word if item.comparison else "")
        if base is None or now is None or not word or "基本" in word:
            continue
        change, allowed = now.amount.fen - base.amount.fen, (now.amount.step + base.amount.step) // 2
        said = 0 if any(w in word for w in ("持平", "一致", "相同", "等于")) else 1 if any(w in word for w in ("增", "升", "大于", "提高")) else -1
        fits = abs(change) <= allowed if said == 0 else change * said >= -allowed
        if fits:
            yield Held(item.name)
            continue
        sentence = next((s for s in item.sentences if word in s.text), item.sentences[0])
        cells = tuple(s.evidence(document.file, a.printed, a.amount.fen) for a in (base, now) for s in item.sentences if a.printed in s.text)[:2]
        what = f"由{base.printed}到{now.printed}，却写“{word}”，两处不能同时成立"
        yield RULE.signal(case, f"item/{'—'.join(item.path)}", cells, page=sentence.page, quoted="—".join(item.path), what=what)
    yield from _impossible(case, document)


def _impossible(case: Case, document: Document) -> Iterator[Outcome]:
    """An increase larger than what it led to would mean a negative base."""
    for stated in document.statements:
        compared = stated.comparison
        if compared is None or compared.difference is None or compared.direction <= 0:
            continue
        if compared.difference.fen <= stated.amount.fen + (stated.amount.step + compared.difference.step) // 2:
            yield Held(stated.subject)
            continue
        cells = (stated.sentence.evidence(document.file, stated.printed + "，" + compared.printed),)
        what = "增加额大于增加后的数，上年数将为负，两处不能同时成立"
        yield RULE.signal(case, f"total/{stated.subject[-16:]}", cells, page=stated.sentence.page, quoted=f"{stated.subject[-16:]}{stated.printed}，{compared.printed}", what=what)
