"""Years and dates as documents print them (年度、日期)."""

from datetime import date
from re import compile as pattern

_YEAR = pattern(
    r"(?<![\d〔\[【(（.])(20[0-4]\d)(?=年|\s*年|度)(?!\d)|(?<=[（(])(20[0-4]\d)(?=年度?[)）])|^(20[0-4]\d)$"
)
_DATE = pattern(r"(20\d\d)\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?")


def find_years(text: str) -> list[int]:
    """Return the years a text names, in order: `2025年部门预算`, `（2023年度）`, a line that is only `2024`.

    Codes (2013901), document numbers (〔2016〕168号) and amounts are no years.
    """
    return [int(next(group for group in match.groups() if group)) for match in _YEAR.finditer(text.strip())]


def parse_date(text: str) -> date:
    """Return the date in `2025-12-31` or `2025年12月31日`; raises ValueError when there is none."""
    match = _DATE.search(text)
    if match is None:
        raise ValueError(text)
    return date(int(match[1]), int(match[2]), int(match[3]))
