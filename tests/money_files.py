"""Reading the bureau's files back without the code that wrote them: text to figures by the declared unit (独立读数)."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from python_calamine import CalamineWorkbook

from guantong.gateways.demo import money

Row = dict[str, Any]
FEN = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
DAYS = ("%Y-%m-%d", "%Y/%m/%d")


class Files:
    """The files of one handing over: rows of every table by the headers' own words, as figures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with (folder / "交接清单.csv").open(encoding="utf-8-sig", newline="") as file:
            self.handed = list(csv.DictReader(file))
        layouts = yaml.safe_load((Path(money.__file__).parent / "layouts.yaml").read_text("utf-8"))
        self._words = {table: {v: str(k) for k, v in facts["columns"].items()} for table, facts in layouts.items()}

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """All rows of all tables; money in fen, days as dates, the rest as it is printed."""
        found: dict[str, list[Row]] = defaultdict(list)
        for handed in self.handed:
            found[handed["表"]] += list(self.rows(handed))
        return found

    def rows(self, handed: dict[str, str]) -> Iterator[Row]:
        """Yield the rows of one file."""
        path, table, unit = self.folder / handed["文件"], handed["表"], FEN[handed["金额单位"]]
        lines = self._workbook(path) if path.suffix == ".xlsx" else self._csv(path, handed["编码"])
        header = next(lines)
        for cells in lines:
            yield {
                self._words[table][word]: _figure(word, cell, unit) for word, cell in zip(header, cells, strict=True)
            }

    def _csv(self, path: Path, coding: str) -> Iterator[list[str]]:
        with path.open(encoding=coding, newline="") as file:
            yield from csv.reader(file)

    def _workbook(self, path: Path) -> Iterator[list[str]]:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        yield from ([str(cell) for cell in row] for row in list(sheet.to_python(skip_empty_area=False))[2:])


def _figure(word: str, cell: str, unit: int) -> Any:
    if not cell:
        return None
    if "日期" in word:
        return _day(cell)
    if "年度" in word and cell.isdigit():
        return int(cell)
    if word in ("年度", "有效投标人数", "版本号"):
        return int(cell)
    if word == "月份":
        return int(cell[-2:])
    if word.endswith(
        ("金额", "数", "概算", "投资", "限额", "余额", "本金", "利息", "限价", "收入", "财力", "单价")
    ) or word in ("预备费预算", "年度预算", "本级一般公共预算支出"):
        return _fen(cell, unit)
    return cell


def _fen(cell: str, unit: int) -> Any:
    try:
        fen = Decimal(cell) * unit
    except ArithmeticError:
        return cell
    assert fen == int(fen), cell
    return int(fen)


def _day(cell: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    raise ValueError(cell)
