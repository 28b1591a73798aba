"""Where in a file of records something stands, in words: sheet, row, column (所在位置)."""

from dataclasses import dataclass

from guantong.domain.words import Words
from guantong.gateways.quarantine.part_scan import column_letters


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: `row` and `column` count from 1 as people count them, 0 where there is none to name."""

    sheet: str = ""
    row: int = 0
    column: int = 0

    def words(self) -> Words:
        """Return the place as people name it: 工作表“七月”第 12 行 F 列."""
        zh = f"工作表“{self.sheet}”" if self.sheet else ""
        en = [f"sheet “{self.sheet}”"] if self.sheet else []
        if self.row:
            zh += f"第 {self.row} 行"
            en.append(f"row {self.row}")
        if self.column:
            zh += f" {column_letters(self.column)} 列"
            en.append(f"column {column_letters(self.column)}")
        return Words(zh.strip(), ", ".join(en)) if zh else Words("整个文件", "the whole file")
