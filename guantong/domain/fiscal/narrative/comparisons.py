"""How a text compares two figures, as a small grammar: amount, base, word of direction, difference, percentage (增减表述).

Four shapes are known, each of one clause group; what fits none is left alone:

    A，比<base>WORD D，WORD P        against a named base, its amount not printed
    A，比<base>B WORD D，WORD P      against a base whose amount B is printed
    由 B WORD 到 A，WORD D，WORD P    from one amount to the other
    A，上年 B，WORD P   上年 B，本年 A，WORD P

A comparison after 剔除…因素 or on a comparable basis (可比口径) is of figures that are not printed: it is no comparison here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from re import Match
from re import compile as pattern

from guantong.domain.money import Amount, Unit, parse_amount

AMOUNT = r"-?\d[\d,，]*(?:\.\d+)?(?:亿元|万元|元)"
UP = ("增加", "增长", "上升", "提高", "调增")
DOWN = ("减少", "下降", "降低", "压减", "压缩", "调减")
LEVEL = ("基本持平", "基本一致", "基本相同", "持平", "一致", "相同")
WORD = "|".join((*UP, *DOWN, *LEVEL))
_AGAINST = r"(?:比|较|与|同)(?=20\d\d|上年|去年|上一年|年初|预算|同期)"
_COMPARED = pattern(rf"{_AGAINST}(?P<base>(?:(?!{_AGAINST})[^；。]){{2,44}}?)(?P<word>{WORD})")
_YEARS_BUDGET = r"(?:度|同期)?(?:当年)?(?:预算|决算|执行|完成)?(?:数|安排|额)?(?:为|是)?"
_BASED = (
    pattern(
        rf"{_AGAINST}(?P<base>(?:(?!{WORD}|相比)[^，；。]){{2,24}}?)(?P<b>{AMOUNT})(?:相比|比较)?，?(?P<word>{WORD})"
    ),
    pattern(rf"^，(?P<base>(?:上年|去年|上一年){_YEARS_BUDGET})(?P<b>{AMOUNT})，(?:同比|[比较]上年)?(?P<word>{WORD})"),
)
_FROM = pattern(rf"(?:由|从)(?P<base>(?:(?!{WORD})[^，；。]){{0,24}}?)(?P<b>{AMOUNT})(?P<word>{WORD})了?(?:到|至|为)$")
_THEN = pattern(
    rf"(?P<base>(?:20\d\d年|上年|去年){_YEARS_BUDGET})(?P<b>{AMOUNT})，(?:20\d\d年|今年|本年){_YEARS_BUDGET}$"
)
_RISE = pattern(rf"^，(?:同比|[比较]上年)?(?P<word>{WORD})")
_ADJUSTED = pattern(r"剔除|扣除|不含|不考虑|不计|口径|还原|因素后")
_YEAR = pattern(r"(20\d\d)年")
_DIFFERENCE = pattern(r"^了?(-?\d[\d,]*(?:\.\d+)?)(亿元|万元|元|(?=[，。；]|$))")
_RATE = pattern(
    r"^[（(，]?(?:同比|[比较]上年)?(?:增长|上升|下降|减少|增加|降低|提高|压减|压缩)?(?:支出|收入|率|幅度?|比例)?(?:约|为|达到?|是)*"
    r"(-?\d+(?:\.\d+)?[%％])"
)
_FAR = 40


@dataclass(frozen=True, slots=True)
class Percentage:
    """A printed percentage as hundredths of a percent in `value` and its printed `step`, exact integers.

    `81.62%` is value 8162, step 1; `2%` is value 200, step 100.
    """

    value: int
    step: int
    printed: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`比2024年预算增加53.80万元，增长1.84%`: against what, which way, by how much.

    `base` is what stands between 比 and the word, `base_amount` its amount where it is printed, `printed` the whole comparison.
    """

    base: str
    word: str
    difference: Amount | None
    percentage: Percentage | None
    printed: str
    base_amount: Amount | None = None
    base_printed: str = ""

    @property
    def base_year(self) -> int | None:
        """The year compared with, when it is named."""
        year = _YEAR.search(self.base)
        return int(year[1]) if year else None

    @property
    def direction(self) -> int:
        """+1 up, -1 down, 0 level."""
        return 0 if self.word in LEVEL else 1 if self.word in UP else -1

    def with_last_year(self, year: int, *, final: bool) -> bool:
        """Say whether it holds `year` against the document of the year before: not against what was executed, nor against
        final accounts unless it speaks in some itself; 基本持平 names no amount."""
        if "执行" in self.base or ("决算" in self.base and not final) or "基本" in self.word + self.base[-2:]:
            return False
        return self.base_year == year - 1


def way(word: str) -> int | None:
    """Return which way a word says a figure goes: +1 up, -1 down, 0 level; None for 基本持平, which leaves it open."""
    if not word or "基本" in word:
        return None
    if any(level in word for level in ("持平", "一致", "相同", "等于")):
        return 0
    return 1 if word in UP or "大于" in word else -1 if word in DOWN or "小于" in word else None


def percentage(printed: str) -> Percentage:
    """Return a printed percentage such as `81.62%` in exact hundredths of a percent."""
    whole, _, decimals = printed.strip("%％").partition(".")
    negative = whole.startswith("-")
    decimals = decimals[:4]
    value = int(whole.lstrip("-") + (decimals + "00")[:2])
    step = 100 if not decimals else 10 if len(decimals) == 1 else 1
    return Percentage(-value if negative else value, step, printed)


def amount_of(printed: str) -> Amount | None:
    """Return an amount printed with its unit, `1,000.5万元`."""
    return parse_amount(printed.replace("，", ","), Unit.YUAN)  # the trailing unit word wins


def comparison_of(text: str) -> Comparison | None:
    """Return the first comparison in `text`, or None."""
    match = _COMPARED.search(text)
    if match is None or _ADJUSTED.search(text[max(0, match.start() - 30) : match.end()].rpartition("。")[2]):
        return None
    return _completed(Comparison(match["base"], match["word"], None, None, match[0]), text[match.end() :], None)


def comparison_around(text: str, start: int, end: int, until: int) -> Comparison | None:
    """Return the comparison of the amount printed at `start`–`end`; its clause group ends at `until`."""
    now, tail = amount_of(text[start:end]), text[end:until]
    for known in _BASED:
        if (found := known.search(tail)) and not _ADJUSTED.search(tail[: found.end()]):
            return _completed(_based(found, found[0]), tail[found.end() :], now)
    if before := _FROM.search(text[:start]):
        rise = _RISE.match(tail)
        return _completed(_based(before, before[0] + text[start:end]), tail[rise.end() :] if rise else "", now)
    before, rise = _earlier(text[:start]), _RISE.match(tail)
    if before and rise:
        made = replace(_based(before, before[0] + text[start:end] + rise[0], rise["word"]))
        return _completed(made, tail[rise.end() :], now)
    return comparison_of(tail)


def base_amounts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where amounts stand that only say what another amount is compared with."""
    for amount in pattern(AMOUNT).finditer(text):
        found = _FROM.search(text[: amount.start()]) or _earlier(text[: amount.start()])
        if found:
            yield found.span("b")
        after = _BASED[1].match(text[amount.end() :])
        if after:
            yield amount.end() + after.start("b"), amount.end() + after.end("b")
    yield from (found.span("b") for found in _BASED[0].finditer(text))


def _earlier(text: str) -> Match[str] | None:
    """Return 2024年预算B，2025年预算 at the end of `text`; with the years the other way round B is no base."""
    found = _THEN.search(text)
    years = _YEAR.findall(found[0]) if found else []
    return found if len(years) < 2 or years[0] < years[1] else None


def _based(found: Match[str], printed: str, word: str = "") -> Comparison:
    return Comparison(found["base"], word or found["word"], None, None, printed, amount_of(found["b"]), found["b"])


def _completed(compared: Comparison, after: str, now: Amount | None) -> Comparison:
    """Add the difference and the percentage printed right after the word; what follows 其中 or another word is not it."""
    stop = min((at for mark in "；。" if (at := after.find(mark)) >= 0), default=len(after))
    rest = after[: min(stop, _FAR)]
    amount = _DIFFERENCE.match(rest)
    difference = _difference(amount, compared.base_amount, now) if amount else None
    end = amount.end() if amount else 0
    rate = _RATE.match(rest[end:])
    return replace(
        compared,
        difference=difference,
        percentage=percentage(rate[1]) if rate else None,
        printed=compared.printed + rest[: end + (rate.end() if rate else 0)],
    )


def _difference(found: Match[str], base: Amount | None, now: Amount | None) -> Amount | None:
    """Return a printed difference; one without a unit is read in the unit that fits, for none is guessed against a text."""
    if found[2]:
        return parse_amount(found[1], Unit(found[2]))
    if base is None or now is None:
        return None
    read = [a for unit in (Unit.TEN_THOUSAND, Unit.YUAN, Unit.HUNDRED_MILLION) if (a := parse_amount(found[1], unit))]
    rounding = (base.step + now.step) // 2
    return next((a for a in read if abs(abs(now.fen - base.fen) - a.fen) <= rounding + a.step // 2), read[0])
