"""Reasons that say of the same money the opposite of what they explain: 减少2.82%，主要原因是…经费增加 (原因与增减相反).

Only a reason that speaks of nothing but the figure's own subject is held against it: 退休人员增加 lawfully
explains a decrease, 事业收入增加 one of grants, and a reason with both directions explains either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.comparisons import DOWN, UP, way
from guantong.domain.fiscal.narrative.reasons import reason_in
from guantong.domain.fiscal.narrative.sentences import Sentence

_UP, _DOWN, _LEVEL = "|".join((*UP, "上涨")), "|".join(DOWN), "保持不变|持平|不变|无变化|没有变化"
_MONEY = "经费|支出|费用|开支|预算|资金|投入|金额"
_HOW = "有所|略有|相应|大幅|小幅|总体|比上年|较上年|同比"
_CLAUSE = pattern(
    rf"(?:是|为|：|:)*(?P<what>[^，；、]*?)(?:{_MONEY})*(?:安排|数|额)?(?:{_HOW})*(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<level>{_LEVEL}))了?"
)
_ANY = {"", "该项", "本项", "此项", "相关", "有关", "工作"}
"""What money alone is called: 主要原因是经费增加."""
_BALANCE = ("结转", "结余", "余额", "结存", "差额")
"""A balance falls because expenditure rises: nothing opposed."""
_MARK = pattern(r"[（(](?:类|款|项)[)）]|[“”\"'‘’（）()：:]|^其中|20\d\d年度?|(?:预算|决算)?(?:安排)?(?:为|是|数|额)*$")
_OPENS = pattern(r"(?:其)?(?:主要|变动|增减)?(?:主要)?原因")
_NAMED = pattern(rf"(?P<own>[^，。；]{{2,30}}?)(?P<word>{'|'.join((*UP, *DOWN))})的(?:主要)?原因[^。；]*")
_TAIL = pattern(rf"(?:{_MONEY})+$")


@dataclass(frozen=True, slots=True)
class Opposed:
    """What changed, the word it changed by, the reason given, whether that can be its reason, the places."""

    about: str
    word: str
    reason: str
    fits: bool
    evidence: tuple[Evidence, ...]


def reasons_held_against(document: Document) -> Iterator[Opposed]:
    """Yield every reason that speaks of the figure's own subject alone, beside the word of direction it explains."""
    for told in (*_of_items(document), *_of_statements(document), *_named(document)):
        before, _, _ = told.context.partition("原因")
        both = any(w in before for w in UP) and any(w in before for w in DOWN)
        said = None if both or any(w in told.about for w in _BALANCE) else way(told.word)
        fits = _fits(said, told.own, told.reason) if said is not None and told.reason else None
        if fits is not None:
            place = told.sentence.evidence(document.file, told.reason)
            yield Opposed(told.about, told.word, told.reason, fits, (place,))


@dataclass(frozen=True, slots=True)
class _Told:
    about: str
    own: frozenset[str]
    word: str
    reason: str
    context: str
    sentence: Sentence


def _of_items(document: Document) -> Iterator[_Told]:
    for item in document.items:
        own = frozenset({item.name, "".join(item.path[-2:]), "".join(item.path)})
        reason, text = item.reason or "", "".join(s.text for s in item.sentences)
        place = next((s for s in item.sentences if reason and reason in s.text), item.sentences[0])
        yield _Told("—".join(item.path[-2:]), own, item.word, reason, text, place)


def _of_statements(document: Document) -> Iterator[_Told]:
    """Yield 公务接待费1万元，比上年减少…，主要原因是…, the reason in the sentence or opening the next one."""
    described = {id(s) for item in document.items for s in item.sentences}
    following = {id(s): after for s, after in pairwise(document.sentences) if _OPENS.match(after.text)}
    for stated in document.statements:
        sentence, compared = stated.sentence, stated.comparison
        if compared is None or id(sentence) in described:
            continue
        context, _, more = sentence.text[stated.start :].partition("；")
        after = None if more else following.get(id(sentence))
        reason = reason_in(context) or (reason_in(after.text) if after else None) or ""
        place = after if after and reason not in context else sentence
        own = _bare(stated.subject)
        yield _Told(own, frozenset({own}), compared.word, reason, context, place)


def _named(document: Document) -> Iterator[_Told]:
    """Yield 财政拨款支出减少的主要原因是…"""
    for sentence in document.sentences:
        for found in _NAMED.finditer(sentence.text):
            own = _bare(found["own"])
            reason = reason_in(found[0][found[0].index("原因") :]) or ""
            yield _Told(own, frozenset({own}), found["word"], reason, found[0], sentence)


def _fits(said: int, own: frozenset[str], reason: str) -> bool | None:
    """Tell whether a reason about nothing but `own` goes the way that was said; None when it is about anything else."""
    ways = set()
    for clause in pattern(r"[，；、]").split(reason):
        found = _CLAUSE.fullmatch(clause)
        if found is None or _TAIL.sub("", _bare(found["what"])) not in {_TAIL.sub("", name) for name in own} | _ANY:
            return None
        ways.add(1 if found["up"] else -1 if found["down"] else 0)
    return ways == {said} if len(ways) == 1 else None


def _bare(subject: str) -> str:
    return _MARK.sub("", subject)
