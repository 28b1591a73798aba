"""The dates up to which a document's text counts: 截至2024年12月31日 (截止日期)."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.sentences import Sentence

_CUT_OFF = pattern(r"截[至止](?:到)?(20\d\d)年\d{1,2}月\d{1,2}日")
_OWNED = pattern(r"车辆|资产|设备|房屋")


def cut_offs(document: Document) -> Iterator[tuple[int, str, Sentence]]:
    """Yield (year, date as printed, sentence) of every cut-off date of what the body owns.

    截至 also opens deadlines (截止2026年12月31日前完成) and histories; only vehicles and assets have one cut-off date.
    """
    for sentence in document.sentences:
        if not _OWNED.search(sentence.text):
            continue
        for found in _CUT_OFF.finditer(sentence.text):
            yield int(found[1]), found[0], sentence
