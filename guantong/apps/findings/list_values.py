"""What stands in a cell as a value: an amount with its unit, a day, a word; what is none is told, never guessed (单元格取值)."""

import re
import unicodedata
from datetime import date, timedelta

from guantong.apps.findings.list_header import words
from guantong.apps.findings.reading_lists import UNREAD, plain
from guantong.domain.money import AmountError, NotAnAmount, Unit, parse_amount
from guantong.domain.words import Words

_LARGEST = 10**17
"""Fen: no district has ten times the country's budget, and the column holds no more."""
_FIRST_DAY = date(1899, 12, 30)
_SERIAL = re.compile(r"([3-7][0-9]{4})(?:\.0+)?")
_DAY = re.compile(
    r"(?:截至)?(20[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号]?(?:前|之前|底前)?(?:\s*00:00(?::00)?)?"
)


class Wrong(ValueError):
    """A cell that cannot be: the sentence without its place."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.zh)
        self.why = why


def amount(text: str, unit: str) -> int | None:
    """Return an amount in fen; None for an empty cell. A unit behind the figure wins; without any it is Wrong."""
    readable(text)
    stated = bool(re.search(r"元$", plain(text)))
    if not unit and not stated:
        if not plain(text).strip("-—/\\*"):
            return None
        raise Wrong(_NO_UNIT)
    try:
        found = parse_amount(text, Unit(unit or Unit.YUAN.value))
    except NotAnAmount as error:
        raise Wrong(_NO_AMOUNT.filled(text=text[:40])) from error
    except AmountError as error:
        raise Wrong(_PART.filled(text=text[:40])) from error
    if found is not None and abs(found.fen) > _LARGEST:
        raise Wrong(_HUGE.filled(text=text[:40]))
    return found.fen if found else None


def unit(text: str) -> str:
    """Return the unit a cell names; raises Wrong for another word."""
    found = plain(text).removeprefix("人民币")
    if found not in set(Unit):
        raise Wrong(_NO_UNIT_WORD.filled(text=text[:40]))
    return found


def day(text: str) -> date | None:
    """Return a day written as text or as a serial number; None where it is empty, or open by its words (长期坚持)."""
    readable(text)
    given = unicodedata.normalize("NFKC", text).strip()
    if not given.strip("-—/") or plain(given) in words()["words"]["no_day"]:
        return None
    if serial := _SERIAL.fullmatch(given):
        return _FIRST_DAY + timedelta(days=int(serial[1]))
    found = _DAY.fullmatch(given)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else _raise(text)
    except ValueError as error:
        raise Wrong(_NO_DAY.filled(text=text[:40])) from error


Spoken = dict[str, str]
"""The value of each word, as one compares words."""


def spoken(known: dict[str, list[str]]) -> Spoken:
    """Return the words of a table of values as they are looked up."""
    return {plain(str(one)): value for value, said in known.items() for one in said}


def word(text: str, known: Spoken) -> str:
    """Return the value whose words a cell names; "" for an empty one; raises Wrong with the words that are known."""
    readable(text)
    given = plain(text)
    if given and given not in known:
        first = dict(reversed([(value, said) for said, value in known.items()]))
        raise Wrong(_NO_WORD.filled(text=text[:40], known="、".join(reversed(first.values()))))
    return known.get(given, "")


_YES = spoken({"yes": words()["words"]["yes"], "no": words()["words"]["no"]})


def yes(text: str) -> bool:
    """Return whether a cell says yes; an empty one does not."""
    return word(text, _YES) == "yes"


def short(text: str, most: int) -> str:
    """Return a text that its field holds; raises Wrong for a longer one."""
    readable(text)
    if len(text) > most:
        raise Wrong(_LONG.filled(count=len(text), most=most))
    return text


def year(text: str) -> int:
    """Return a budget year; raises Wrong for anything but four digits of our time."""
    if not (re.fullmatch("[0-9]{4}", text) and _EARLIEST <= int(text) <= _LATEST):
        raise Wrong(_NO_YEAR)
    return int(text)


def readable(text: str) -> None:
    """Raise Wrong for a formula whose result was not saved, or an error."""
    if text == UNREAD[0] or re.fullmatch(r"#[A-Z/0!?]+", text):
        raise Wrong(_FORMULA.filled(text=text[:20]))


def _raise(text: str) -> date:
    raise ValueError(text)


_NO_UNIT = Words("没有写明单位，请在“金额单位”中选择", "its unit is not given: choose one")
_NO_UNIT_WORD = Words("“{text}”不是金额单位，可写：元、千元、万元、亿元", "“{text}” is no unit: 元, 千元, 万元, 亿元")
_NO_AMOUNT = Words("“{text}”不是金额，请只写数字", "“{text}” is no amount: write the figure alone")
_PART = Words("“{text}”小于分，请按分取整", "“{text}” has parts of a fen: round it")
_HUGE = Words("“{text}”大得不可能，请核对单位", "“{text}” is impossibly large: check the unit")
_NO_DAY = Words("“{text}”不是日期，请写成 2026-06-30", "“{text}” is no day: write 2026-06-30")
_NO_WORD = Words("“{text}”无法识别，可写：{known}", "“{text}” is not known; allowed: {known}")
_LONG = Words("有 {count} 字，超过 {most} 字，请缩短", "{count} characters, more than {most}: shorten it")
_EARLIEST, _LATEST = 2000, 2100
_NO_YEAR = Words("写四位年份，如 2026", "write four digits, such as 2026")
_FORMULA = Words(
    "公式没有结果（{text}），请在 WPS 中重算并另存", "a formula without a result ({text}): recalculate and save it"
)
