"""Totals a sentence breaks down itself: procurement, lists of projects, counts of vehicles (分项列举)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.breakdowns import breakdowns, overlapping
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.money import Unit, format_fen

_COUNTED = pattern(
    r"(?:共有|共|购置)(车辆)(\d+)(辆)[，,]?"
    r"(?:其中[：:，]?(?P<list>(?:[^；。（(]|[（(][^）)]*[）)])*)|[（(](?:其中[：:])?(?P<inside>[^；。)）]*))"
)
_ASIDE = pattern(r"[（(][^）)]*[）)]|[，、]?(?:其他用车|其中)?(?:主要(?:是|为|用于)|包括|其中).*")
"""What a part is made of, in brackets or after 主要是, is not another part."""
_PART = pattern(r"[^，、,\d]{2,12}?(\d+)辆")


@dataclass(frozen=True, slots=True)
class Listing:
    """A total and the parts printed with it, in fen or (without `unit`) as counts; `complete` lists add up."""

    about: str
    whole: int
    parts: tuple[int, ...]
    allowed: int
    complete: bool
    sentence: Sentence
    unit: Unit | None = None

    def printed(self, number: int) -> str:
        """Return an amount or a count as people read it."""
        return f"{format_fen(number, self.unit)}{self.unit.value}" if self.unit else f"{number}辆"


def listings(document: Document) -> Iterator[Listing]:
    """Yield every breakdown whose total and parts stand in one sentence (or a 其中 sentence right after)."""
    for found in breakdowns(document):
        # a list that may divide the same money twice is no sum at all
        if found.complete or not overlapping(found):
            parts = tuple(part.amount.fen for part in found.parts)
            about = found.whole.subject[-16:].lstrip("，、：")
            sentence, unit = found.parts[0].sentence, found.whole.unit
            yield Listing(about, found.whole.amount.fen, parts, found.allowed, found.complete, sentence, unit)
    for sentence in document.sentences:
        for counted in _COUNTED.finditer(sentence.text):
            listed = _ASIDE.sub("", counted["list"] or counted["inside"] or "")
            parts = tuple(int(part[1]) for part in _PART.finditer(listed))
            if len(parts) > 1:
                yield Listing(counted[1], int(counted[2]), parts, 0, "其他" in listed, sentence)
