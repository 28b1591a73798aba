"""The register of what must be published (应公开清单) from a CSV: unit, year, kind, due date."""

import csv
from pathlib import Path

from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.period import parse_date
from guantong.domain.rule_engine.case import Expected
from guantong.domain.words import Words

_COLUMNS = {
    "body": ("单位", "部门", "unit", "body"),
    "year": ("年度", "year"),
    "kind": ("文种", "kind"),
    "level": ("级次", "level"),
    "due_on": ("到期日", "due_on", "due"),
    "approved_on": ("批复日期", "approved_on"),
    "published_on": ("公开日期", "published_on"),
}
_KINDS = {
    "预算": DocumentKind.BUDGET, "budget": DocumentKind.BUDGET, "部门预算": DocumentKind.BUDGET, "单位预算": DocumentKind.BUDGET,
    "决算": DocumentKind.FINAL_ACCOUNTS, "final_accounts": DocumentKind.FINAL_ACCOUNTS, "部门决算": DocumentKind.FINAL_ACCOUNTS, "单位决算": DocumentKind.FINAL_ACCOUNTS,
}  # fmt: skip
_LEVELS = {"部门": "department", "单位": "unit", "政府": "government", "": ""}


class RegisterError(ValueError):
    """A register that cannot be read; `words` say which line and why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words


def read_register(path: Path) -> list[Expected]:
    """Return the lines of the register at `path` (UTF-8 or GB18030); raises RegisterError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RegisterError(
            Words(f"清单打不开，请核对路径：{path}", f"the register cannot be opened, check its path: {path}")
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    lines = list(csv.reader(text.splitlines()))
    if not lines:
        raise RegisterError(Words("清单是空的", "the register is empty"))
    at = {
        key: next((i for i, name in enumerate(lines[0]) if name.strip().lower() in names), None)
        for key, names in _COLUMNS.items()
    }
    missing = [_COLUMNS[key][0] for key in ("body", "year", "kind") if at[key] is None]
    if missing:
        raise RegisterError(
            Words(f"清单缺少列：{'、'.join(missing)}", f"the register lacks columns: {', '.join(missing)}")
        )
    return [
        _line(number, cells, at) for number, cells in enumerate(lines[1:], 2) if any(cell.strip() for cell in cells)
    ]


def _line(number: int, cells: list[str], at: dict[str, int | None]) -> Expected:
    def cell(key: str) -> str:
        index = at[key]
        return cells[index].strip() if index is not None and index < len(cells) else ""

    kind, year, level = _KINDS.get(cell("kind")), cell("year"), cell("level")
    if kind is None or not year.isdigit() or level not in _LEVELS:
        raise RegisterError(
            Words(
                f"清单第{number}行的年度、文种或级次无法识别：{cells}",
                f"register line {number}: year, kind or level unknown: {cells}",
            )
        )
    try:
        due, approved, published = (
            parse_date(text) if (text := cell(key)) else None for key in ("due_on", "approved_on", "published_on")
        )
    except ValueError as error:
        raise RegisterError(
            Words(f"清单第{number}行的日期无法识别：{error}", f"register line {number}: unknown date: {error}")
        ) from error
    named = _LEVELS[level] or ("department" if "部门" in cell("kind") else "unit" if "单位" in cell("kind") else "")
    return Expected(cell("body"), int(year), kind, due, named, approved, published, number)
