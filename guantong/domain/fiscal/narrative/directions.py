"""Words of direction (增加、减少、持平) held against the two amounts of their own passage (增减用词)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.comparisons import DOWN, UP, Comparison, way
from guantong.domain.fiscal.narrative.items import ItemStatement
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.fiscal.narrative.statements import Statement
from guantong.domain.money import Amount, Unit
from guantong.domain.words import Words

_NEGATIVE = Words(
    "增加额大于增加后的数，上年数将为负，两处不能同时成立",
    "the increase exceeds the amount after it, last year would be negative: the two cannot both hold",
)
_AGAINST = Words(
    "由{base}到{now}，却写“{word}”，两处不能同时成立",
    "from {base} to {now}, yet it says “{word}”: the two cannot both hold",
)
_COUNTED = "[亿万]?元|[%％]|人次?|辆|个|户|家|台|套|公里|平方米|亩|"
_MOVE = pattern(
    r"(?P<what>[^，。；]{0,8})(?:由|从)[^，。；\d]{0,16}(?:20\d\d年[^，。；\d]{0,10})?"
    rf"(?P<before>\d[\d,]*(?:\.\d+)?)(?P<unit>{_COUNTED})(?P<word>{'|'.join((*UP, *DOWN))})了?(?:到|至|为)"
    rf"(?P<now>\d[\d,]*(?:\.\d+)?)(?P<same>{_COUNTED})(?![\d.年月日名位级])"
)
_THE_LOWER_THE_BETTER = pattern(r"排名|名次|位次|等级|标准|时限|时间")
"""排名由30提高到20 says that it went up, and is right."""


@dataclass(frozen=True, slots=True)
class Direction:
    """A word of direction, whether it `fits`, what is wrong when it does not, and where it stands."""

    about: str
    fits: bool
    what: Words
    evidence: tuple[Evidence, ...]


def directions(document: Document) -> Iterator[Direction]:
    """Yield every word of direction that can be held against two amounts of its passage."""
    for item in document.items:
        found = _of_item(document, item)
        if found:
            yield found
    for sentence in document.sentences:
        yield from _moves(document, sentence)
    for stated in document.statements:
        compared = stated.comparison
        if compared is None:
            continue
        if compared.base_amount is not None and not compared.printed.startswith(("由", "从")):
            yield _based(document, stated, compared, compared.base_amount)
            continue
        if compared.difference is None or compared.direction <= 0:
            continue
        # an increase larger than what it led to would mean a negative base
        rounding = (stated.amount.step + compared.difference.step) // 2
        fits = compared.difference.fen <= stated.amount.fen + rounding
        words = f"{stated.subject[-16:]}{stated.printed}，{compared.printed}"
        place = stated.sentence.evidence(document.file, f"{stated.printed}，{compared.printed}")
        yield Direction(words, fits, _NEGATIVE, (place,))


def _moves(document: Document, sentence: Sentence) -> Iterator[Direction]:
    """Yield 由30人增加到20人, of money and of whatever else is counted in one unit."""
    for found in _MOVE.finditer(sentence.text):
        if _THE_LOWER_THE_BETTER.search(found["what"]):
            continue
        before, now = (Fraction(found[key].replace(",", "")) for key in ("before", "now"))
        scale = {unit.value: unit.fen for unit in Unit}
        one, other = scale.get(found["unit"]), scale.get(found["same"])
        if one and other:
            before, now = before * one, now * other
        elif found["unit"] != found["same"]:
            continue
        what = _AGAINST.filled(
            base=found["before"] + found["unit"], now=found["now"] + found["same"], word=found["word"]
        )
        place = sentence.evidence(document.file, found[0])
        yield Direction(found[0], (now > before) if found["word"] in UP else (now < before), what, (place,))


def _based(document: Document, stated: Statement, compared: Comparison, base: Amount) -> Direction:
    """Return a comparison whose base is printed: 110万元，比2024年的80万元增加30万元."""
    change, rounding = stated.amount.fen - base.fen, (stated.amount.step + base.step) // 2
    level = abs(change) <= rounding or "基本" in compared.word + compared.base[-2:]
    fits = level if compared.direction == 0 else change * compared.direction >= -rounding
    what = _AGAINST.filled(base=compared.base_printed, now=stated.printed, word=compared.word)
    place = stated.sentence.evidence(document.file, compared.printed)
    return Direction(f"{stated.subject[-16:]}{stated.printed}，{compared.printed}".lstrip("，"), fits, what, (place,))


def _of_item(document: Document, item: ItemStatement) -> Direction | None:
    base = item.amounts.get("base") or item.amounts.get("initial")
    now = item.amounts.get("plan") or item.amounts.get("final")
    said = way(item.word)
    if base is None or now is None or said is None:
        return None
    change, rounding = now.amount.fen - base.amount.fen, (now.amount.step + base.amount.step) // 2
    fits = abs(change) <= rounding if said == 0 else change * said >= -rounding
    places = [s.evidence(document.file, a.printed) for a in (base, now) for s in item.sentences if a.printed in s.text]
    what = _AGAINST.filled(base=base.printed, now=now.printed, word=item.word)
    return Direction("—".join(item.path), fits, what, tuple(places[:2]))
