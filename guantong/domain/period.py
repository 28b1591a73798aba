"""Years and dates as documents print them (年度、日期)."""

from datetime import date
from re import compile as pattern

_YEAR = pattern(
    r"(?<![0-9〔\[【])(20[0-4][0-9])(?=\s*年|度)"
    r"|(?<![０-９])(２０[０-４][０-９])(?=\s*年)"
    r"|(二[〇○零][〇○零一二三四][〇○零一二三四五六七八九])(?=\s*年)"
    r"|^(20[0-4][0-9])$"
)
_DIGITS = str.maketrans("０１２３４５６７８９" + "〇○零一二三四五六七八九", "0123456789" + "000123456789")
_DATE = pattern(r"(?<![0-9])(20[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})(?![0-9])")

_DRAFTING_BEGINS = 6
"""The month by whose end districts have begun to draft the next year's budget."""


def find_years(text: str) -> list[int]:
    """Return the years a text names, in order: `2025年部门预算`, `（2023年度）`, `二〇二五年`, a line only `2024`.

    Codes (2013901), document numbers (〔2016〕217号) and amounts are no years.
    """
    found = (next(group for group in match.groups() if group) for match in _YEAR.finditer(text.strip()))
    return [int(year.translate(_DIGITS)) for year in found]


def printed_day(day: date) -> str:
    """Return a day as papers print it: 2026年6月1日, no zero before a month or a day."""
    return f"{day.year}年{day.month}月{day.day}日"


def year_drafted(day: date) -> int:
    """Return the fiscal year whose budget is being drafted on `day`: from July the next one, until June the running one.

    Districts begin the drafting of the next year by 30 June (预算法实施条例第二十五条); early in its year a draft awaits the congress.
    """
    return day.year + (day.month > _DRAFTING_BEGINS)


def year_ended(day: date) -> int:
    """Return the last fiscal year that has ended on `day`; on 31 December it is that one."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def parse_date(text: str) -> date:
    """Return the date in `2025-12-31` or `截至2025年12月31日`; raises ValueError naming a text that has none."""
    match = _DATE.search(text)
    if match is None:
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))
