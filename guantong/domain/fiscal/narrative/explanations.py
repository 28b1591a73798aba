"""What the text says of a change and its reason: 机关运行经费…比上年增加2万元，主要原因是… (变动与原因)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.comparisons import DOWN, UP
from guantong.domain.fiscal.narrative.reasons import reason_in
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.words import Words

GREW = pattern("|".join(UP))
EXCEEDED = pattern("大于|超过|超出|高于|超预算|完成(?:年初)?预算")
CHANGED = pattern(
    rf"(?:{'|'.join((*UP, *DOWN))})了?(?!0+(?:\.0+)?[亿万元%％])(?:\d[\d,]*(?:\.\d+)?)(?:亿元|万元|元|[%％])"
)
_POINT = pattern(
    r"(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．](?!\d))"
)
_BEGINS = pattern(r"(?:其)?(?:增减|变动|变化|增加|增长|减少|下降)?的?(?:主要)?原因")
_BECAUSE = pattern(r"原因|由于|因(?!公)|系|所致|导致|为了|新增|根据|按照|受|随着|主要[是系为]")
"""Words that may give a reason without calling it one; 主要用于 and 主要包括 say what the money is for."""

_EXPENSES = {
    "three_public": pattern('三公[”"]?经费'),
    "abroad": pattern("因公出国"),
    "vehicles": pattern("公务用?车"),
    "reception": pattern("公务接待费"),
}

_REASON = Words("文中写明的原因是“{reason}”", "the reason given is “{reason}”")


@dataclass(frozen=True, slots=True)
class Change:
    """One stated change: its words, the reason given for it by name, and whether anything may explain it."""

    sentence: Sentence
    printed: str
    reason: str
    explained: bool


def changes(document: Document, of: Pattern[str], word: Pattern[str]) -> Iterator[Change]:
    """Yield every change (`word`) the text states of what `of` names, within one clause group."""
    for at, sentence in enumerate(document.sentences):
        text = sentence.text
        for named in of.finditer(text):
            end = min((mark for ch in "；。" if (mark := text.find(ch, named.end())) >= 0), default=len(text))
            found = word.search(text, named.end(), end)
            if found is None:
                continue
            after = list(_following(document, at)) if text[end:] in ("", "。") else []
            told = [text[found.end() : end], *(s.text for s in after if _BEGINS.match(s.text))]
            reasons = [reason for words in told if (reason := reason_in(words.partition("；")[0]))]
            spoken = (text, *(s.text for s in after))
            explained = any(_BECAUSE.search(words) for words in spoken)
            yield Change(sentence, text[named.start() : found.end()], reasons[0] if reasons else "", explained)


def _following(document: Document, at: int) -> Iterator[Sentence]:
    """Yield the sentences after the one at `at`, up to the next numbered point."""
    for sentence in document.sentences[at + 1 :]:
        if _POINT.match(sentence.text):
            return
        yield sentence


def reason_of_growth(document: Document, expense: str) -> Words | None:
    """Return the words on the reason given for a 三公 expense that grew (in a final account: exceeds its budget).

    Where the text explains only the parts, theirs are the reasons of the whole; the whole's covers its parts.
    """
    word = EXCEEDED if document.final else GREW
    others = [e for e in _EXPENSES if e != "three_public"] if expense == "three_public" else ["three_public"]
    for names in ([expense], others):
        told = [c.reason for name in names for c in changes(document, _EXPENSES[name], word) if c.reason]
        if told:
            return _REASON.filled(reason="；".join(dict.fromkeys(told)))
    return None
