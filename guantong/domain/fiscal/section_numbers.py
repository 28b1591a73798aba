"""The numbers of a document's sections, 第…部分 and 一、二、三, followed from heading to heading (章节序号)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import Match
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.sentences import Sentence

_NUMERALS = ("零", *"一二三四五六七八九十", *(f"十{n}" for n in "一二三四五六七八九"), "二十")
_PART = pattern(r"^第([一二三四五六七八九十]{1,3})部分")
_SECTION = pattern(r"^([一二三四五六七八九十]{1,3})、[^。；…]{2,40}$")
_TITLE = pattern(r"^([一二三四五六七八九十]{1,3})、")


@dataclass(frozen=True, slots=True)
class Misstep:
    """A heading whose number does not follow: what should stand before it, and what does."""

    sentence: Sentence
    subject: str
    expected: str
    before: str


def missteps(document: Document) -> Iterator[Misstep]:
    """Yield every heading out of step. Inside a section a list may count from 一 again; going back to the
    section's own numbers is no misstep.
    """
    titled = {(t.pages[0], _number(m)) for t in document.tables if (m := _TITLE.match(t.title)) and t.pages}
    part, levels = 0, []  # type: int, list[int]
    for sentence in document.sentences:
        if found := _PART.match(sentence.text):
            number = _number(found)
            if number not in (part, part + 1, 1):
                yield Misstep(
                    sentence,
                    f"part/{number}",
                    f"{_NUMERALS[number - 1]}部分",
                    f"{_NUMERALS[part]}部分" if part else "零",
                )
            part, levels = number, []
        elif (found := _SECTION.match(sentence.text)) and ".." not in sentence.text:
            number = _number(found)
            between = {n for page, n in titled if page <= sentence.page}
            levels, before = _followed(levels, number, between)
            if before:
                subject = f"section/{part}/{sentence.text[:20]}"
                yield Misstep(sentence, subject, f"{_NUMERALS[number - 1]}节", f"{_NUMERALS[before]}节")


def _followed(levels: list[int], number: int, titled: set[int]) -> tuple[list[int], int]:
    """Return the open levels after `number`, and the number that wrongly stands before it (0 when none does)."""
    if number == 1 or not levels:
        return [*levels, number], 0
    for depth in range(len(levels), 0, -1):
        latest = levels[depth - 1]
        if number == latest or all(n in titled for n in range(latest + 1, number)) and number > latest:
            return [*levels[: depth - 1], number], 0
    return [*levels[:-1], number], levels[-1]


def _number(found: Match[str]) -> int:
    return _NUMERALS.index(found[1]) if found[1] in _NUMERALS else 0
