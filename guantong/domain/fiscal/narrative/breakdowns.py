"""A stated amount and the parts that the same sentence lists behind 其中 (句内分项).

A list is read only when nothing in it can be another matter: no second 其中, no other period or phase, no second
way of dividing the same money (A、B、面向中小企业). What is left in doubt is no breakdown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from re import Match, search
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.fiscal.narrative.statements import Statement

OPENS = pattern(r"[，；：（(]?(?:其中|主要用于以下方面|具体(?:为|包括)|分别(?:为|是))[：:，,]?")
ANOTHER = pattern(
    r"执行|完成|年初|年末|上年|去年|结转|结余|合计|总计|共计|累计|小计|调整|追加|预留|面向|授予|中小|小微|中标|成交|单价|人均|标准|以上|以内"
    r"|季度|\d月|折合|相当|加上|扣除|原值|净值|折旧|负债|约|近\d|超\d|超过|逾|左右|不低于|不高于|每|带动|撬动|投资|产值|税收|节约|减免"
)
"""What makes an amount in the list another period's, another phase's or another division's."""
_NOT_WHOLE = pattern(r"结转|结余|总计|累计|年初|完成|执行")
_SETS = (
    (pattern(r"政府采购|采购金额"), ("货物", "工程", "服务")),
    (pattern(r"支出"), ("基本支出", "项目支出")),
    (pattern(r"基本支出"), ("人员经费", "公用经费")),
    (pattern(r"三公"), ("因公出国", "公务用车|公务车", "公务接待")),
)
"""Divisions that leave nothing out, as the published tables make them."""
_WAYS = (
    pattern(r"财政|拨款|公共预算|政府性基金|资本经营|自筹|自有|上级|中央|省级|市级|区级|本级|补助"),
    pattern(r"基本支出|项目支出|人员经费|公用经费"),
    pattern(r"采购"),
)
"""By source, by nature, by purchase: one list that names two of them divides the money twice."""
_MOST_PARTS = 12
"""Of longer lists, what makes the whole cannot be told."""
_REST = pattern(r"^(?:其中[：:]?)?其[他它余]")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole, the parts listed for it, whether the list leaves nothing out."""

    whole: Statement
    parts: tuple[Statement, ...]
    complete: bool

    @property
    def sum(self) -> int:
        """The parts together, in fen."""
        return sum(part.amount.fen for part in self.parts)

    @property
    def allowed(self) -> int:
        """What rounding of all printed amounts explains, in fen."""
        return (self.whole.amount.step + sum(part.amount.step for part in self.parts)) // 2

    @property
    def adds_up(self) -> bool:
        """True when the parts come to the whole as far as it is printed."""
        return abs(self.sum - self.whole.amount.fen) <= self.allowed


def breakdowns(document: Document) -> Iterator[Breakdown]:
    """Yield every list of two parts and more behind an amount; one 其中 may open the sentence after it."""
    stated: dict[int, list[Statement]] = {}
    for one in document.statements:
        stated.setdefault(id(one.sentence), []).append(one)
    before: list[Statement] = []
    for sentence in document.sentences:
        here = stated.get(id(sentence), [])
        opening = list(OPENS.finditer(sentence.text))
        if len(opening) == 1:
            at, text = opening[0], sentence.text
            level = _depth(text, at.start()), _depth(text, at.end())
            # an amount in brackets of its own is an aside, the end of the list's brackets ends the list
            whole = [s for s in here if s.start < at.start() and _depth(text, s.start) == level[0]]
            closes = next((end for end in range(at.end(), len(text)) if _depth(text, end) < level[1]), len(text))
            parts = [s for s in here if at.start() < s.start < closes and _depth(text, s.start) == level[1]]
            found = _breakdown(whole or (before if at.start() == 0 and len(before) == 1 else []), parts, sentence, at)
            if found:
                yield found
        before = here


def _depth(text: str, at: int) -> int:
    before = text[:at]
    return sum(before.count(mark) for mark in "（(") - sum(before.count(mark) for mark in "）)")


def _breakdown(
    before: Sequence[Statement], parts: Sequence[Statement], sentence: Sentence, at: Match[str]
) -> Breakdown | None:
    if not before or len(parts) < 2:
        return None
    whole, text = before[-1], sentence.text
    if whole.sentence is sentence and "；" in text[whole.start : at.start()]:
        return None
    listed = text[at.end() : parts[-1].start + len(parts[-1].printed)]
    years = {p.year for p in (whole, *parts)} - {None}
    if ANOTHER.search(listed) or len(years) > 1 or whole.amount.fen <= 0:
        return None
    found = Breakdown(whole, tuple(parts), _leaves_nothing_out(whole, parts))
    if "；" not in listed or found.complete or found.adds_up:
        return found
    # behind ；another matter may begin: 培训费8万元，其中：组织培训6万元；会议费5万元
    return _breakdown(before, [p for p in parts if p.start < text.index("；", at.end())], sentence, at)


def _leaves_nothing_out(whole: Statement, parts: Sequence[Statement]) -> bool:
    if _NOT_WHOLE.search(whole.sentence.text[: whole.start]) or "结" in whole.sentence.text:
        return False
    names = [part.subject for part in parts]
    return is_division(whole.subject, names) or bool(_REST.search(names[-1]))


def is_division(whole: str, names: Sequence[str]) -> bool:
    """Tell whether `names` are all there is of `whole` by a division the published tables know."""
    for of, known in _SETS:
        matched = [next((k for k in known if search(k, name)), "") for name in names]
        if of.search(whole) and sorted(matched) == sorted(known):
            return True
    return False


def overlapping(found: Breakdown) -> bool:
    """Tell whether the list may divide the same money twice: by source and by use, or some of its parts already make the whole."""
    fens = [part.amount.fen for part in found.parts]
    ways = {way for way in _WAYS for part in found.parts if way.search(part.subject)}
    if len(fens) > _MOST_PARTS or len(ways) > 1:
        return True
    some = (chosen for size in range(1, len(fens)) for chosen in combinations(fens, size))
    return any(abs(sum(chosen) - found.whole.amount.fen) <= found.allowed for chosen in some)
