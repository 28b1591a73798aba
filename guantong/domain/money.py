"""Money as integer fen: reading printed amounts exactly, never guessing a unit (金额)."""

from dataclasses import dataclass
from enum import StrEnum
from re import compile as pattern


class AmountError(ValueError):
    """A printed amount that fen cannot hold exactly."""


class NotAnAmount(AmountError):
    """A text that is no amount at all."""


class Unit(StrEnum):
    """A printed unit of money."""

    YUAN = "元"
    THOUSAND = "千元"
    TEN_THOUSAND = "万元"
    HUNDRED_MILLION = "亿元"

    @property
    def fen(self) -> int:
        """How many fen one of this unit is."""
        return int(10 ** _POWER[self])


_POWER = {Unit.YUAN: 2, Unit.THOUSAND: 5, Unit.TEN_THOUSAND: 6, Unit.HUNDRED_MILLION: 10}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in fen and the printed step: `2,786.30` 万元 has a step of 0.01 万元, 10,000 fen."""

    fen: int
    step: int


_FULL_WIDTH = {ord(f): p for f, p in zip("０１２３４５６７８９，．（）－＋−", "0123456789,.()-+-", strict=True)}
# [0-9], not \d: figures of another script are refused rather than taken for a Chinese document's
_NUMBER = pattern(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.([0-9]+))?")
_EMPTY = frozenset({"", "-", "--", "—", "——", "–", "/", "\\", "*"})
# 编制单位：元… names a body that begins with 元, it declares no unit of money
_UNIT_LINE = pattern(
    r"(?:(?<!编制)(?<!预算)(?<!填报)(?<!主管)(?<!所属)单位(?:均为|统一为)?[:：]|(?:金额|货币|计量)单位(?:均|统一|一律)?[为是])"
    r"(?:人民币)?(亿元|万元|千元|元)"
)
_TRAILING_UNIT = pattern(r"(亿元|万元|千元|元)$")


def parse_amount(text: str, unit: Unit) -> Amount | None:
    """Return the amount printed as `text` in `unit`, or None for an empty cell (blank, `-`, `—`, `/`).

    Copes with full-width signs, thousands separators, brackets for negatives and a trailing unit word
    (which then wins over `unit`). Raises NotAnAmount for other text, AmountError for parts of a fen.
    """
    plain = _plain(text)
    if plain in _EMPTY:
        return None
    if found := _TRAILING_UNIT.search(plain):
        unit, plain = Unit(found[1]), plain[: found.start()]
        if plain and plain in _EMPTY:
            return None
    bracketed = plain.startswith("(") and plain.endswith(")")
    match = _NUMBER.fullmatch(plain[1:-1] if bracketed else plain)
    if match is None or not (match[2] or match[3]):
        raise NotAnAmount(text)
    decimals, power = match[3] or "", _POWER[unit]
    if len(decimals) > power:
        if decimals[power:].strip("0"):
            raise AmountError(text)
        decimals = decimals[:power]
    shift = 10 ** (power - len(decimals))
    fen = int((match[2] or "0").replace(",", "") + decimals) * shift
    return Amount(-fen if bracketed or match[1] == "-" else fen, shift)


def looks_like_amount(text: str) -> bool:
    """Return True when `text` is printed like an amount: digits with separators, not a word."""
    plain = _plain(text)
    match = _NUMBER.fullmatch(plain.strip("()"))
    return match is not None and bool(match[2] or match[3])


def find_unit(text: str) -> Unit | None:
    """Return the unit a line such as `单位：万元` or `金额单位:元` declares, or None: a unit is never guessed."""
    match = _UNIT_LINE.search("".join(text.split()))
    return Unit(match[1]) if match else None


def format_fen(fen: int, unit: Unit, decimals: int = 2) -> str:
    """Return `fen` in `unit` with thousands separators, rounded half away from zero to `decimals`."""
    spare = _POWER[unit] - decimals
    scale = 10 ** max(spare, 0)
    rounded = (abs(fen) + scale // 2) // scale * 10 ** max(-spare, 0)
    whole, part = divmod(rounded, 10**decimals)
    sign = "-" if fen < 0 and rounded else ""
    return f"{sign}{whole:,}" + (f".{part:0{decimals}d}" if decimals else "")


def _plain(text: str) -> str:
    return "".join(text.split()).translate(_FULL_WIDTH)
