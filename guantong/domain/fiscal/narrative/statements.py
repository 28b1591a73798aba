"""What a sentence states in figures: subject, amount, year, comparison, base, percentage (叙述性陈述).

A figure belongs to its own clause. Clauses are cut at ，；。：and brackets; a comparison clause
(比2024年预算增加…) belongs to the amount clause right before it, and to no other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from re import Match
from re import compile as pattern

from guantong.domain.fiscal.narrative.sentences import Sentence
from guantong.domain.money import Amount, Unit, parse_amount

_AMOUNT = pattern(r"(?<![\d.,])(-?\d[\d,，]*(?:\.\d+)?)(亿元|万元|元)")
_PERCENT = pattern(r"(-?\d+(?:\.\d+)?)[%％]")
_CLAUSE = pattern(r"[，；。：:;]|,(?!\d)|(?<!\d),")
_AGAINST = r"(?:比|较|与|同)(?=20\d\d|上年|去年|上一年|年初|预算|同期)"
_COMPARED = pattern(
    rf"{_AGAINST}(?P<base>(?:(?!{_AGAINST})[^；。]){{2,44}}?)"
    r"(?P<word>增加|增长|上升|提高|减少|下降|降低|压减|基本持平|持平|一致|相同)"
)
_LEADING = pattern(r"(比|较|与|同)20\d\d年")
_YEAR = pattern(r"(20\d\d)年")
_UP = frozenset({"增加", "增长", "上升", "提高"})
_LEVEL = frozenset({"持平", "一致", "相同", "基本持平"})


@dataclass(frozen=True, slots=True)
class Percentage:
    """A printed percentage as hundredths of a percent in `value` and its printed `step`, exact integers.

    `77.70%` is value 7770, step 1; `2%` is value 200, step 100.
    """

    value: int
    step: int
    printed: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`比2024年预算增加56.95万元，增长1.87%`: against what, which way, by how much.

    `base` is what stands between 比 and the word, `printed` the whole comparison.
    """

    base: str
    word: str
    difference: Amount | None
    percentage: Percentage | None
    printed: str

    @property
    def base_year(self) -> int | None:
        """The year compared with, when it is named."""
        year = _YEAR.search(self.base)
        return int(year[1]) if year else None

    @property
    def direction(self) -> int:
        """+1 up, -1 down, 0 level."""
        return 0 if self.word in _LEVEL else 1 if self.word in _UP else -1


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


def percentage(printed: str) -> Percentage:
    """Return a printed percentage such as `77.70%` in exact hundredths of a percent."""
    whole, _, decimals = printed.strip("%％").partition(".")
    negative = whole.startswith("-")
    decimals = decimals[:4]
    value = int(whole.lstrip("-") + (decimals + "00")[:2])
    step = 100 if not decimals else 10 if len(decimals) == 1 else 1
    return Percentage(-value if negative else value, step, printed)


def statements_of(sentences: Iterable[Sentence]) -> Iterator[Statement]:
    """Yield every amount stated in `sentences`.

    A comparison that opens the next sentence (……总计100万元。与2023年度相比，……总计减少5万元) belongs to
    the amount before it when it repeats what that amount is of.
    """
    held: Statement | None = None
    for sentence in sentences:
        leading = _comparison(sentence.text) if _LEADING.match(sentence.text) else None
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
    found = [m for m in _AMOUNT.finditer(text) if not _is_difference(text, m)]
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
        year = _YEAR.search(subject)
        yield Statement(
            subject,
            amount,
            unit,
            int(year[1]) if year else None,
            match[0],
            match.start(),
            sentence,
            _comparison(tail),
            share,
            share_of,
        )


def comparison_of(text: str) -> Comparison | None:
    """Return the first comparison in `text`, or None."""
    return _comparison(text)


def _clause_start(text: str, at: int) -> int:
    starts = [m.end() for m in _CLAUSE.finditer(text, 0, at)]
    listed = text.rfind("、", starts[-1] if starts else 0, at) + 1
    # 货物采购4.79万元、工程采购0万元: a figure before 、 ends a clause as well
    if listed and _AMOUNT.search(text, starts[-1] if starts else 0, listed):
        return listed
    return starts[-1] if starts else 0


def _is_difference(text: str, match: Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()]
    return before.endswith((*_UP, *_LEVEL, "减少", "下降", "降低", "压减", "增加了", "减少了"))


def _group_end(text: str, start: int, until: int, another: bool) -> int:
    """A clause group ends at ；or 。; before another amount it ends where that amount's clause begins."""
    stop = min((at for mark in "；。;" if (at := text.find(mark, start, until)) >= 0), default=until)
    if another and stop == until:
        return max(start, _clause_start(text, until))
    return stop


def _share(tail: str) -> tuple[Percentage | None, str]:
    """Return a 占…% right after an amount and the base it names (`占基本支出的83%`: 基本支出), "" when it names none."""
    match = pattern(r"^，?占(?P<of>[^，；。%％]{0,20}?)的?(?P<share>-?\d+(?:\.\d+)?[%％])").match(tail)
    return (percentage(match["share"]), match["of"].removeprefix("本年").removesuffix("比重")) if match else (None, "")


def _comparison(tail: str) -> Comparison | None:
    match = _COMPARED.search(tail)
    if match is None:
        return None
    after = tail[match.end() :]
    stop = min((at for mark in "；。" if (at := after.find(mark)) >= 0), default=len(after))
    rest = after[: stop if stop < 40 else 40]
    amount = pattern(r"^了?(-?\d[\d,]*(?:\.\d+)?)(亿元|万元|元)").match(rest)
    percent = pattern(
        r"^[^，。；]{0,16}?，?(?:增长|上升|下降|减少|增加|降低|幅度为?|同比增长|同比下降)?(-?\d+(?:\.\d+)?[%％])"
    ).match(rest[amount.end() :] if amount else rest)
    return Comparison(
        match["base"],
        match["word"],
        parse_amount(amount[1], Unit(amount[2])) if amount else None,
        percentage(percent[1]) if percent else None,
        match[0] + (rest[: (amount.end() if amount else 0) + (percent.end() if percent else 0)]),
    )


def completion_of(stated: Statement) -> Percentage | None:
    """Return the rate in `…决算为2940.05万元，完成年初预算的98.20%`, printed right after the amount, or None."""
    after = stated.sentence.text[stated.start + len(stated.printed) :]
    found = pattern(r"^，完成(?:年初)?预算的(\d+(?:\.\d+)?[%％])").match(after)
    return percentage(found[1]) if found else None


def agreement(stated: Amount, cell_fen: int, cell_step: int) -> int | None:
    """Compare a stated amount with a cell in fen: 0 agrees, a difference that cutting digits explains, or None.

    Half a printed step of both is rounding; up to one whole step of the stated amount means the digits
    were cut instead of rounded. Anything larger is None: the two cannot both hold.
    """
    difference = cell_fen - stated.fen
    if abs(difference) <= (cell_step + stated.step) // 2:
        return 0
    return difference if abs(difference) < stated.step + cell_step // 2 else None
