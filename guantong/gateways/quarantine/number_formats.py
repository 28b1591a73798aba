"""How a workbook shows a number: places, per cent, thousands left out. What people see is what is read (数字格式)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from re import DOTALL
from re import compile as pattern

_BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "37": "#,##0", "38": "#,##0",
    "39": "#,##0.00", "40": "#,##0.00", "41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00",
}  # fmt: skip
"""Formats that a workbook only numbers (ECMA-376, 18.8.30)."""
_TOKEN = pattern(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<blank>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<sign>.)', DOTALL
)
_UNIT = pattern(r"[元万亿千]")
_MOST = 12
"""More places, or a longer way to shift the point, is no figure of money."""
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The first section of a format: digits kept before and behind the point, how far it is moved, what is put behind."""

    width: int
    places: int
    power: int
    after: str

    def shown(self, value: float) -> str:
        """Return a stored number as its cell shows it, without thousands separators."""
        kept = Decimal(format(value, ".15g")).scaleb(self.power, _EXACT)  # a spreadsheet keeps 15 digits
        kept = kept.quantize(Decimal(1).scaleb(-self.places), context=_EXACT)
        whole, point, places = format(abs(kept), "f").partition(".")
        return f"{'-' if kept < 0 else ''}{whole.zfill(self.width)}{point}{places}{self.after}"


@lru_cache(maxsize=1024)
def number_format(code: str, number: str = "") -> NumberFormat | None:
    """Return what the format `code`, or the built-in one `number`, does to a number; None where that is not known.

    Not known are General, dates, fractions, exponents and formats with conditions: such a number is read as stored.
    """
    width = places = power = commas = inserted = 0
    point = split = seen = False
    after = ""
    for found in _TOKEN.finditer(code or _BUILT_IN.get(number, "")):
        sign, literal = found["sign"], found["quoted"] or found["escaped"] or ""
        if sign == ";":
            break
        if (found["bracket"] or "")[:1] in tuple("<>=") or (
            sign and (sign.isascii() and sign.isalpha() or sign in "/@")
        ):
            return None
        if sign and sign in "0#?":
            seen, commas = True, 0
            places, inserted = places + point, inserted + split
            width += sign == "0" and not point and not split
        elif sign == ",":
            commas += seen
        elif "." in (sign, literal) and (point or split):
            return None
        elif sign == ".":
            point, power, commas = True, power - 3 * commas, 0
        elif literal == "." and seen:
            split = True  # 0\.0, shows 万元: the point is put between digits that stand for more
        else:
            power += 2 * (sign == "%")
            after += sign or literal if seen else ""
    power -= 3 * commas + inserted
    if not seen or max(places + inserted, abs(power), width) > _MOST:
        return None
    behind = "%" * after.count("%") + ("".join(after.split()) if _UNIT.search(after) else "")
    return NumberFormat(width, places + inserted, power, behind)
