"""Purposes and reasons that name another item's subject, in that item's own words (照抄的用途与原因).

A sentence that several items share is lawful: 按参保人数测算 fits them all. It is a copy only when it names
another item and nothing of its own, and that item says the very same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Pattern
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.items import ItemStatement
from guantong.domain.words import Words

_PURPOSE = pattern(r"主要用于[:：]?(?P<words>[^，。；]+)")
_REASON = pattern(
    r"原因[是为：:]*(?P<words>[^，。；、]+?)(?:经费|支出|费用|资金|预算)*(?:有所|略有)?(?:增加|增长|上升|提高|减少|下降|降低|保持不变|持平|不变)了?(?=。|$)"
)
_SORTS = ((_PURPOSE, Words("用途", "purpose")), (_REASON, Words("原因", "reason")))


@dataclass(frozen=True, slots=True)
class Borrowed:
    """An item, the other item whose words it bears, the words, and where both stand."""

    item: ItemStatement
    other: ItemStatement
    sort: Words
    words: str
    evidence: tuple[Evidence, ...]


def borrowed_words(document: Document) -> Iterator[Borrowed]:
    """Yield every purpose and reason of an item that names another item, the first one that says the same."""
    items = [i for i in document.items if len(i.path) == 3]
    for item in items:
        for known, sort in _SORTS:
            words = _words(item, known)
            other = _named(item, words, known, items) if words else None
            if other:
                places = tuple(
                    s.evidence(document.file, words)
                    for i in (item, other)
                    for s in i.sentences
                    if (m := known.search(s.text)) and m["words"] == words
                )
                yield Borrowed(item, other, sort, words, places)


def _words(item: ItemStatement, known: Pattern[str]) -> str:
    found = known.search("".join(s.text for s in item.sentences))
    return found["words"] if found else ""


def _named(
    item: ItemStatement, words: str, known: Pattern[str], items: Sequence[ItemStatement]
) -> ItemStatement | None:
    if words in item.path or words in item.name or item.name in words or words == "".join(item.path[-2:]):
        return None
    others = (i for i in items if words in (i.name, "".join(i.path[-2:])) and _words(i, known) == words)
    return next(others, None)
