"""What sheets that came back have in common, whatever their rows are of: rows under known heads, outcomes, differences (离线表)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from guantong.apps.findings.reading_lists import Sheet, plain
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
    """Return the filled rows of a sheet that left here, by field; raises BadInput at `file` for another file."""
    for sheet in sheets:
        for at, head in enumerate(sheet.rows[:5]):
            columns = {plain(text): column for column, text in enumerate(head.texts) if text}
            if all(plain(words) in columns for words in heads.values()):
                return [
                    {"row": str(row.number), **{n: row.text(columns[plain(w)]) for n, w in heads.items()}}
                    for row in sheet.rows[at + 1 :]
                ]
    raise BadInput({"file": _FOREIGN})


def plan_of(lines: Sequence[Compared]) -> str:
    """Return what a preview comes to, in few characters."""
    done: list[Any] = [
        [o.number, o.outcome, o.version, o.says.zh, [[c.label, c.before, c.after] for c in o.changes]] for o in lines
    ]
    return sm3(canonical({"lines": done}).encode())[:16]


def whole(text: str) -> bool:
    """True for the digits of an id."""
    return text.isascii() and text.isdecimal() and len(text) < 18


_FOREIGN = Words("不是本系统下载的表，或列名被改动。请下载后填写", "it is no sheet that left here: download it first")
TOUCHED = Words(
    "第 {row} 行：编号、版本或核对码被改动过。请重新下载、填写",
    "row {row}: its id, version or mark was changed: download the sheet anew",
)
SAME = Words("与台账相同", "as the ledger has it")
"""What is said of a row that changes nothing."""
