"""A file of needs from another system: xlsx, CSV or JSON, its columns by name; what is not asked for is not read (诉求文件)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from guantong.apps.actors.sheets import MOST_BYTES, MOST_ROWS, Sheet, Unreadable, read, table
from guantong.apps.figures.register_file import csv_sheet
from guantong.apps.voices.words import read as words_file
from guantong.domain.period import parse_date
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words

_NEEDED = ("number", "day", "text")
_PERSONAL = ("姓名", "电话", "手机", "身份证", "账号", "用户", "地址", "住址", "phone", "name")
"""Columns that are never offered: who somebody is stays in the other system."""


class UnknownColumns(Unreadable):
    """A sheet whose columns no source names: a person says which are which. Carries those that may be chosen, never a row."""

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__(_UNKNOWN)
        self.columns = [one for one in columns if one.strip() and not any(part in one.lower() for part in _PERSONAL)]


def needs_in(
    name: str, raw: bytes, named: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[str, list[dict[str, Any]]]:  # fmt: skip
    """Return which system a file is of, and its rows by our own names with their line; raises Unreadable with what to do.

    `named` are the columns people have said, by code. A file without numbers of its own gets the digest of the whole and the line:
    the same file brought again brings the same numbers, and no digest is of one person's words.
    """
    sheets = _sheets(name, raw)
    known = {code: one["columns"] for code, one in words_file("sources").items()} | dict(named or {})
    for sheet in sheets:
        for code, columns in known.items():
            if all(columns[ours] in sheet.columns for ours in _NEEDED if ours in columns or ours != "number"):
                rows = [
                    {"line": row.number, **{ours: row.values.get(theirs, "") for ours, theirs in columns.items()}}
                    for row in sheet.rows
                ]
                rows = [row for row in rows if any(row.get(ours) for ours in _NEEDED)]
                if "number" not in columns:
                    rows = [{**row, "number": f"{sm3(raw)[:16]}-{row['line']}"} for row in rows]
                return code, [{"title": "", **row} for row in rows]
    raise UnknownColumns(list(dict.fromkeys(column for sheet in sheets for column in sheet.columns)))


def day_of(written: str) -> date | None:
    """Return the day of a moment as systems write it: 2019/2/28 11:25:05, 2017-06-08 17:31:20, 2019-04-25T09:32; None for anything else."""
    day = written.strip().replace("T", " ").split(" ")[0].replace("/", "-")
    parts = day.split("-")
    try:
        return date(*map(int, parts)) if len(parts) == 3 else parse_date(day)
    except ValueError:
        return None


def _sheets(name: str, raw: bytes) -> list[Sheet]:
    kind = name.lower().rpartition(".")[2]
    if kind == "csv":
        return [csv_sheet(raw)]
    return [_json(raw)] if kind == "json" else read(name, raw)


def _json(raw: bytes) -> Sheet:
    """Read a list of flat objects, or one under any single name: what an interface answers."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(_LARGE)
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_NO_JSON) from error
    if isinstance(found, dict):
        found = next((one for one in found.values() if isinstance(one, list)), None)
    if not isinstance(found, list) or len(found) > MOST_ROWS or not all(isinstance(one, dict) for one in found):
        raise Unreadable(_NO_JSON)
    columns = list(dict.fromkeys(str(key) for one in found for key in one))
    plain = ([_text(one.get(column)) for column in columns] for one in found)
    return table("json", enumerate([columns, *plain], 0))


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value).replace("\0", "")


_UNKNOWN = Words(
    "没有认出这个文件的列。请在下面对照各列，再选一次文件：以后同样的文件就认识了",
    "the columns of this file are not known. Say below which are which and choose the file again: the next one is known",
)
_LARGE = Words("文件超过 5 MB。请拆成几份", "the file is larger than 5 MB: split it")
_NO_JSON = Words(
    "不是规范的 JSON：应是一列对象，每个对象一件诉求，不超过两万件",
    "no proper JSON: a list of objects is asked for, one a need, at most twenty thousand",
)
