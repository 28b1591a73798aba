"""The dates up to which a document's text counts: 截至2024年12月31日 (截止日期)."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.sentences import Sentence

_CUT_OFF = pattern(r"截[至止](?:到)?(20\d\d)年\d{1,2}月\d{1,2}日")


def cut_offs(document: Document) -> Iterator[tuple[int, str, Sentence]]:
    """Yield (year, date as printed, sentence) of every cut-off date in the text."""
    for sentence in document.sentences:
        for found in _CUT_OFF.finditer(sentence.text):
            yield int(found[1]), found[0], sentence
