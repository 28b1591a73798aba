"""Writing the bureau's files row by row, and the list handed over with them: rows and totals of every file (交接清单)."""

import csv
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import xlsxwriter

from guantong.gateways.demo.money.layouts import MONEY, Layout, layouts, printed

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
"""Workbooks bear this day, not the clock's: the same seed gives the same bytes."""
HANDOVER = ("文件", "表", "编码", "金额单位", "行数", "金额合计（元）")


class _Open:
    """One file being written."""

    def __init__(self, path: Path, layout: Layout, title: str, money: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.rows = self.fen = self._at = 0
        self.money = money
        self._text: TextIO | None = None
        if layout.workbook:
            self._book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False})
            self._book.set_properties({"created": CREATED})
            self._sheet = self._book.add_worksheet("明细")
            self._put([title])
            self._put([f"单位：{money}"])
        else:
            self._text = path.open("w", encoding=layout.coding, newline="")
            self._csv = csv.writer(self._text)
        self._put(list(layout.columns.values()))

    def _put(self, cells: list[str]) -> None:
        if self._text:
            self._csv.writerow(cells)
            return
        for column, cell in enumerate(cells):
            self._sheet.write_string(self._at, column, cell)
        self._at += 1

    def add(self, cells: list[str], fen: int) -> None:
        """Write one row and count it."""
        self._put(cells)
        self.rows += 1
        self.fen += fen

    def close(self) -> None:
        """End the file."""
        self._text.close() if self._text else self._book.close()


@dataclass
class Writing:
    """The folder being filled; `stay` closes what will not be added to, `end` writes the list of all files."""

    folder: Path
    open: dict[str, _Open] = field(default_factory=dict)
    done: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Write `row` of `table` into the file that it belongs into."""
        layout = layouts()[table]
        place = layout.place(row)
        name = layout.file.format(**place)
        if name not in self.open:
            title = layout.title.format(**place, words=place.get("version", ""))
            self.open[name] = _Open(self.folder / name, layout, title, layout.unit(row))
        self.open[name].add(layout.cells(row), next((row[c] or 0 for c in layout.columns if c in MONEY), 0))

    def close(self, table: str) -> None:
        """Close the files of `table`."""
        layout = layouts()[table]
        stem = layout.file.split("{")[0]
        for name in [name for name in self.open if name.startswith(stem)]:
            file = self.open.pop(name)
            file.close()
            coding = "" if layout.workbook else layout.coding
            self.done.append((name, table, coding, file.money, str(file.rows), printed(file.fen, 100)))

    def end(self) -> None:
        """Write the list of the files handed over."""
        with (self.folder / "交接清单.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([HANDOVER, *sorted(self.done)])
