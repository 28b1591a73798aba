"""The candidate sheet as it is pasted from a table: a row a project, its columns in the order of the printed sheet (候选单).

Columns are parted by tabs, as a spreadsheet gives them when its cells are copied, or by `|` when typed by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from guantong.domain.money import AmountError, Unit, format_fen, parse_amount
from guantong.domain.voting.contest import plain_number
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

COLUMNS = ("number", "title", "content", "investment", "done_by", "source", "link")
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d")
_LONGEST = {"number": 8, "title": 120, "content": 600, "source": 300, "link": 300}


@dataclass(frozen=True, slots=True)
class Line:
    """One candidate as it was written."""

    number: str
    title: str
    content: str
    investment: int
    done_by: date
    source: str
    link: str = ""

    def plain(self) -> dict[str, Any]:
        """Return the candidate as plain data, as the digest stands for it."""
        return {**asdict(self), "done_by": self.done_by.isoformat()}


def line_from(plain: Mapping[str, Any]) -> Line:
    """Return the candidate in plain data."""
    return Line(**{**plain, "done_by": date.fromisoformat(plain["done_by"])})


def read(text: str) -> list[Line]:
    """Return the candidates of a pasted table, a header passed over; raises BadInput with every line that is none."""
    found, wrong = list[Line](), list[Words]()
    for place, row in enumerate((line for line in text.splitlines() if line.strip()), 1):
        cells = [cell.strip() for cell in row.split("\t" if "\t" in row else "|")]
        if place == 1 and cells[0] in ("编号", "序号", "No.", "Number"):
            continue
        try:
            found.append(_line(cells, place))
        except BadInput as bad:
            wrong += bad.reasons.values()
    numbers = [one.number for one in found]
    if twice := sorted({number for number in numbers if numbers.count(number) > 1}):
        wrong.append(_TWICE.filled(numbers="、".join(twice)))
    if wrong or not found:
        raise BadInput({"sheet": _joined(wrong) if wrong else _EMPTY})
    return found


def written(lines: Sequence[Line]) -> str:
    """Return candidates as the text `read` reads, for changing them."""
    return "\n".join(
        "\t".join((o.number, o.title, o.content, _amount(o.investment), o.done_by.isoformat(), o.source, o.link))
        for o in lines
    )  # fmt: skip


def _line(cells: list[str], place: int) -> Line:
    if len(cells) < len(COLUMNS) - 1:
        raise BadInput({"sheet": _FEW.filled(place=place)})
    told = dict(zip(COLUMNS, [*cells, ""], strict=False))
    missing = [name for name in COLUMNS[:-1] if not told[name]]
    long = [name for name, most in _LONGEST.items() if len(told[name]) > most]
    if missing or long or not plain_number(told["number"]):
        raise BadInput({"sheet": _CELL.filled(place=place, cell=_NAMES[(*missing, *long, "number")[0]])})
    if told["link"] and not told["link"].startswith(("/", "https://", "http://")):
        raise BadInput({"sheet": _CELL.filled(place=place, cell=_NAMES["link"])})
    return Line(
        told["number"], told["title"], told["content"], _fen(told["investment"], place), _day(told["done_by"], place),
        told["source"], told["link"],
    )  # fmt: skip


def _amount(fen: int) -> str:
    """Return an amount as it is read again without losing a fen."""
    return format_fen(fen, Unit.TEN_THOUSAND) if fen % 10_000 == 0 else f"{format_fen(fen, Unit.YUAN)}元"


def _fen(text: str, place: int) -> int:
    try:
        amount = parse_amount(text, Unit.TEN_THOUSAND)
    except AmountError:
        amount = None
    if amount is None or not 0 < amount.fen < 10**15:
        raise BadInput({"sheet": _CELL.filled(place=place, cell=_NAMES["investment"])})
    return amount.fen


def _day(text: str, place: int) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise BadInput({"sheet": _CELL.filled(place=place, cell=_NAMES["done_by"])})


def _joined(wrong: list[Words]) -> Words:
    shown = wrong[:8]
    return Words("；".join(one.zh for one in shown), "; ".join(one.en for one in shown))


_NAMES = {
    "number": Words("编号", "number"), "title": Words("项目名称", "project"), "content": Words("建设内容", "content"),
    "investment": Words("总投资（万元）", "investment (10,000 yuan)"), "done_by": Words("完成时间", "completion"),
    "source": Words("来源", "source"), "link": Words("依据链接", "link"),
}  # fmt: skip
_EMPTY = Words("候选单上没有项目", "there is no candidate on the sheet")
_FEW = Words("第 {place} 行不足六栏", "line {place} has fewer than six columns")
_CELL = Words("第 {place} 行：请核对“{cell}”", "line {place}: look at “{cell}”")
_TWICE = Words("编号重复：{numbers}", "a number stands twice: {numbers}")
