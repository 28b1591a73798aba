"""What sheets that came back have in common, whatever their rows are of: rows under known heads, outcomes, differences (离线表)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from guantong.apps.findings.reading_lists import Row, Sheet, plain
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

OUTCOMES = {
    "wrong": Words("不能录入", "cannot be taken down"),
    "stale": Words("已有变动", "changed meanwhile"),
    "differs": Words("录入", "taken down"),
    "same": Words("没有变化", "as it is"),
}
SHAPES = {"wrong": "severe", "stale": "warn", "differs": "doing", "same": "todo"}
STATES = {
    "read": Words("待录入", "to be taken down"),
    "taken_down": Words("已录入", "taken down"),
    "set_aside": Words("未采用", "not used"),
}
STATE_SHAPES = {"read": "due", "taken_down": "done", "set_aside": "todo"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field as the ledger has it, and as the sheet says."""

    label: str
    before: str
    after: str


class Compared(Protocol):
    """One row of a sheet, held against what stands."""

    number: int
    outcome: str
    version: int
    says: Words
    changes: list[Change]


def rows_in(sheets: Iterable[Sheet], heads: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the filled rows of a sheet that left here, by field; what hands did to its cells beside is told in `unsound`.

    Raises BadInput at `file` for another file, for a form that lacks a column or has one twice, and where two sheets bear the heads.
    """
    found: list[tuple[str, list[dict[str, str]]]] = []
    lacks: list[str] = []
    for sheet in sheets:
        for at, head in enumerate(sheet.rows[:5]):
            known = [plain(text) for text in head.texts]
            missing = [words for words in heads.values() if plain(words) not in known]
            if not missing:
                if twice := [words for words in heads.values() if known.count(plain(words)) > 1]:
                    raise BadInput(
                        {"file": _TWICE_NAMED.filled(sheet=sheet.name, row=head.number, heads="、".join(twice))}
                    )
                columns = {name: known.index(plain(words)) for name, words in heads.items()}
                found.append((sheet.name, [_row(row, columns, sheet) for row in sheet.rows[at + 1 :]]))
                break
            if len(missing) < len(heads) / 2 and (not lacks or len(missing) < len(lacks)):
                lacks = missing
    filled = [one for one in found if one[1]]
    if len(filled) > 1:
        raise BadInput({"file": _TWO.filled(sheets="、".join(name for name, _ in filled))})
    if not found:
        raise BadInput({"file": _OTHER_FORM.filled(heads="、".join(lacks)) if lacks else FOREIGN})
    return filled[0][1] if filled else []


def _row(row: Row, columns: Mapping[str, int], sheet: Sheet) -> dict[str, str]:
    """Return a row by field, with where its cells stand, and which of them are merged, hidden, or stand in no column of the form."""
    known = set(columns.values())
    merged = [
        c for c in sorted(known) if c in row.across or row.merged.get(c, (0, 0))[0] != row.merged.get(c, (0, 0))[1]
    ]
    beside = [c for c, text in enumerate(row.texts) if text and c not in known and c not in row.across]
    told = {
        "merged": [cell(c, row.number) for c in merged], "beside": [cell(c, row.number) for c in beside],
        "unseen": [str(row.number)] if row.hidden else [],
        "hidden": [cell(c, row.number) for c in sorted(sheet.hidden & known) if row.text(c) and not row.hidden],
    }  # fmt: skip
    return {
        "row": str(row.number), **{name: row.text(column) for name, column in columns.items()},
        **{f"@{name}": cell(column, row.number) for name, column in columns.items()},
        **{f"!{what}": "、".join(cells) for what, cells in told.items() if cells},
    }  # fmt: skip


def cell(column: int, row: int) -> str:
    """Return the name of a cell as a spreadsheet calls it: column 0 of row 5 is A5."""
    letters, number = "", column + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def unsound(row: Mapping[str, str]) -> Words | None:
    """Return what a hand did to the cells of a row that nobody can read for sure, each by its name; None where all is plain."""
    said = [words.filled(cells=row[f"!{what}"]) for what, words in _UNSOUND.items() if row.get(f"!{what}")]
    return Words("；".join(one.zh for one in said), "; ".join(one.en for one in said)) if said else None


def at_cell(row: Mapping[str, str], name: str, label: str, why: Words) -> Words:
    """Return a sentence about one cell of a row, by its name and by the words above it."""
    return _CELL.filled(cell=row.get(f"@{name}", row["row"]), label=label, why=why)


def plan_of(lines: Sequence[Compared]) -> str:
    """Return what a preview comes to, in few characters."""
    done: list[Any] = [
        [o.number, o.outcome, o.version, o.says.zh, [[c.label, c.before, c.after] for c in o.changes]] for o in lines
    ]
    return sm3(canonical({"lines": done}).encode())[:16]


def whole(text: str) -> bool:
    """True for the digits of an id."""
    return text.isascii() and text.isdecimal() and len(text) < 18


_CELL = Words("单元格 {cell}“{label}”：{why}", "cell {cell} “{label}”: {why}")
_UNSOUND = {
    "merged": Words(
        "单元格 {cells} 是合并的，说不清属于哪一行哪一格。请取消合并、分别填写", "cells {cells} are merged: part them and fill in each",
    ),
    "unseen": Words(
        "第 {cells} 行被隐藏，打开表的人看不到。请取消隐藏、核对后重新上传", "row {cells} is hidden, so nobody who opens the sheet sees it: show it first",
    ),
    "hidden": Words(
        "单元格 {cells} 被隐藏，打开表的人看不到。请取消隐藏、核对后重新上传", "cells {cells} are hidden, so nobody who opens the sheet sees them: show them first",
    ),
    "beside": Words(
        "单元格 {cells} 不在表的任何一列里，不会录入。请写到表内的格里，或清空",
        "cells {cells} stand in no column of the form: write them into one, or empty them",
    ),
}  # fmt: skip
_TWICE_NAMED = Words(
    "工作表“{sheet}”第 {row} 行：列名“{heads}”出现两次，说不清以哪一列为准。请删去一列",
    "sheet “{sheet}”, row {row}: “{heads}” stands above two columns: delete one",
)
_TWO = Words("有几张工作表都是这种表：{sheets}。请只留一张", "several sheets are of this form: {sheets}; leave one")
_OTHER_FORM = Words(
    "缺少列：{heads}。列名被改动，或是另一版的表。请重新下载、填写",
    "columns are missing: {heads}. A head was changed, or it is another version of the form: download it anew",
)
FOREIGN = Words("不是本系统下载的表，或列名被改动。请下载后填写", "it is no sheet that left here: download it first")
TOUCHED = Words(
    "第 {row} 行：编号、版本或核对码被改动过。请重新下载、填写",
    "row {row}: its id, version or mark was changed: download the sheet anew",
)
SAME = Words("与台账相同", "as the ledger has it")
"""What is said of a row that changes nothing."""
