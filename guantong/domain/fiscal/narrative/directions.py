"""Words of direction (增加、减少、持平) held against the two amounts of their own passage (增减用词)."""

from collections.abc import Iterator
from dataclasses import dataclass

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.items import ItemStatement
from guantong.domain.words import Words

_NEGATIVE = Words(
    "增加额大于增加后的数，上年数将为负，两处不能同时成立",
    "the increase exceeds the amount after it, last year would be negative: the two cannot both hold",
)
_AGAINST = Words(
    "由{base}到{now}，却写“{word}”，两处不能同时成立",
    "from {base} to {now}, yet it says “{word}”: the two cannot both hold",
)
_LEVEL = ("持平", "一致", "相同", "等于")
_UP = ("增", "升", "大于", "提高")


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
    for stated in document.statements:
        compared = stated.comparison
        if compared is None or compared.difference is None or compared.direction <= 0:
            continue
        # an increase larger than what it led to would mean a negative base
        rounding = (stated.amount.step + compared.difference.step) // 2
        fits = compared.difference.fen <= stated.amount.fen + rounding
        words = f"{stated.subject[-16:]}{stated.printed}，{compared.printed}"
        place = stated.sentence.evidence(document.file, f"{stated.printed}，{compared.printed}")
        yield Direction(words, fits, _NEGATIVE, (place,))


def _of_item(document: Document, item: ItemStatement) -> Direction | None:
    base = item.amounts.get("base") or item.amounts.get("initial")
    now = item.amounts.get("plan") or item.amounts.get("final")
    word = item.direction_word or (item.comparison.word if item.comparison else "")
    if base is None or now is None or not word or "基本" in word:
        return None
    change, rounding = now.amount.fen - base.amount.fen, (now.amount.step + base.amount.step) // 2
    said = 0 if any(w in word for w in _LEVEL) else 1 if any(w in word for w in _UP) else -1
    fits = abs(change) <= rounding if said == 0 else change * said >= -rounding
    places = [s.evidence(document.file, a.printed) for a in (base, now) for s in item.sentences if a.printed in s.text]
    what = _AGAINST.filled(base=base.printed, now=now.printed, word=word)
    return Direction("—".join(item.path), fits, what, tuple(places[:2]))
