"""What a sentence states in figures: subject, amount, year, comparison, base, percentage (叙述性陈述).

A figure belongs to its own clause. Clauses are cut at ，；。：and brackets; a comparison clause
(比2024年预算增加…) belongs to the amount clause right before it, and to no other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from re import Match, Pattern
from re import compile as pattern

from guantong.domain.fiscal.narrative.comparisons import (
    DOWN,
    LEVEL,
    UP,
    Comparison,
    Percentage,
    base_amounts,
    comparison_around,
    comparison_of,
    percentage,
)
from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.money import Amount, Unit, parse_amount

_AMOUNT = pattern(r"(?<![\d.,])(-?\d[\d,，]*(?:\.\d+)?)(亿元|万元|元)")
_CLAUSE = pattern(r"[，；。：:;]|,(?!\d)|(?<!\d),")
_LEADING = pattern(r"(比|较|与|同)20\d\d年")
_YEAR = pattern(r"(20\d\d)年")
_BARE_YEAR = pattern(r"(?:^|[，；、])(20\d\d)年度?(?=，)")
_CHANGE = (*UP, *DOWN, *LEVEL, "增加了", "减少了", "增长了", "下降了", "压减了")
_VAGUE = pattern(r"(?:约|近|超|超过|逾|多于|少于|高于|低于|不超过|人均|户均|单价|每\w{1,2})$")
_VAGUE_AFTER = ("以上", "以下", "以内", "左右", "／", "/", "每")


@dataclass(frozen=True, slots=True)
class Statement:
    """One amount in its clause: `subject` is what stands before it, `share` a 占…% right after it, `share_of` the base it names."""

    subject: str
    amount: Amount
    unit: Unit
    year: int | None
    printed: str
    start: int
    sentence: Sentence
    comparison: Comparison | None = None
    share: Percentage | None = None
    share_of: str = ""


def statements_of(sentences: Iterable[Sentence]) -> Iterator[Statement]:
    """Yield every amount stated in `sentences`.

    A comparison that opens the next sentence (……总计100万元。与2023年度相比，……总计减少5万元) belongs to
    the amount before it when it repeats what that amount is of.
    """
    held: Statement | None = None
    for sentence in sentences:
        leading = comparison_of(sentence.text) if _LEADING.match(sentence.text) else None
        if held and leading and held.comparison is None and held.subject[-6:] in leading.base:
            held = replace(held, comparison=leading)
        if held:
            yield held
            held = None
        for stated in statements(sentence):
            if held:
                yield held
            held = stated
    if held:
        yield held


def statements(sentence: Sentence) -> Iterator[Statement]:
    """Yield every amount the sentence states, with the comparison and share of its own clause group."""
    text = sentence.text
    compared_with = set(base_amounts(text))
    amounts = [m for m in _AMOUNT.finditer(text) if m.span() not in compared_with]
    found = [m for m in amounts if not _is_difference(text, m) and not _is_vague(text, m)]
    for at, match in enumerate(found):
        until = found[at + 1].start() if at + 1 < len(found) else len(text)
        until = _group_end(text, match.end(), until, at + 1 < len(found))
        tail = text[match.end() : until]
        amount = parse_amount(match[1].replace("，", ","), unit := Unit(match[2]))
        if amount is None:
            continue
        start = _clause_start(text, match.start())
        subject = text[start : match.start()]
        share, share_of = _share(tail)
        year = _YEAR.search(subject) or _last(_BARE_YEAR, text[: start + 1])
        yield Statement(
            subject,
            amount,
            unit,
            int(year[1]) if year else None,
            match[0],
            match.start(),
            sentence,
            comparison_around(text, match.start(), match.end(), until),
            share,
            share_of,
        )


def _clause_start(text: str, at: int) -> int:
    starts = [m.end() for m in _CLAUSE.finditer(text, 0, at)]
    listed = text.rfind("、", starts[-1] if starts else 0, at) + 1
    # 货物采购5.60万元、工程采购0万元: a figure before 、 ends a clause as well
    if listed and _AMOUNT.search(text, starts[-1] if starts else 0, listed):
        return listed
    return starts[-1] if starts else 0


def _is_difference(text: str, match: Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()]
    return before.endswith(_CHANGE)


def _is_vague(text: str, match: Match[str]) -> bool:
    """约100万元, 100万元以上, 每人500元: no exact amount of the subject."""
    near = _VAGUE.search(text[max(0, match.start() - 4) : match.start()])
    return bool(near) or text.startswith(_VAGUE_AFTER, match.end())


def _last(known: Pattern[str], text: str) -> Match[str] | None:
    return next(reversed(list(known.finditer(text))), None)


def _group_end(text: str, start: int, until: int, another: bool) -> int:
    """A clause group ends at ；or 。; before another amount it ends where that amount's clause begins."""
    stop = min((at for mark in "；。;" if (at := text.find(mark, start, until)) >= 0), default=until)
    if another and stop == until:
        return max(start, _clause_start(text, until))
    return stop


def _share(tail: str) -> tuple[Percentage | None, str]:
    """Return a 占…% right after an amount and the base it names (`占基本支出的83%`: 基本支出), "" when it names none."""
    match = pattern(r"^，?占(?P<of>[^，；。%％]{0,20}?)的?(?P<share>-?\d+(?:\.\d+)?[%％])").match(tail)
    return (
        (
            percentage(match["share"]),
            match["of"].removeprefix("本年").removesuffix("比重").removesuffix("比例").removesuffix("比"),
        )
        if match
        else (None, "")
    )


def agreement(stated: Amount, cell_fen: int, cell_step: int) -> int | None:
    """Compare a stated amount with a cell in fen: 0 agrees, a difference that cutting digits explains, or None.

    Half a printed step of both is rounding; up to one whole step of the stated amount means the digits
    were cut instead of rounded. Anything larger is None: the two cannot both hold.
    """
    difference = cell_fen - stated.fen
    if abs(difference) <= (cell_step + stated.step) // 2:
        return 0
    return difference if abs(difference) < stated.step + cell_step // 2 else None


def cut_off(stated: Amount, difference: int) -> bool:
    """Tell whether digits were cut off (舍去尾数): the amount stated is the smaller one, by less than its printed step."""
    towards = difference if stated.fen >= 0 else -difference
    return 0 < towards < stated.step
