"""What a classification code is called, as far as the tables beside this file know (科目目录)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import compile as pattern

_FOLDER = Path(__file__).parent
_LONGEST_GROUP = 5
_PLAIN = str.maketrans("()", "（）")
_NOISE = pattern(r"[\s、，,·（）]|(?<=.)(缴费|费用|支出|费)$")
_FROM_YEAR = pattern(r"(20[0-9]{2})起")


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One line of a code table; it is known to hold from `first_year` to `latest_year`.

    A withdrawn or renamed code (`retired`) holds until the year its note names, else until the present tables
    begin; since when is not known, so its `first_year` is 0.
    """

    code: str
    name: str
    level: str
    parent: str
    budget_book: str
    first_year: int
    latest_year: int
    confidence: str
    status: str
    note: str
    retired: bool


def function_class(code: str, year: int) -> CodeEntry | None:
    """Return what the functional (支出功能分类) `code` was in the budget `year`, or None when not known."""
    return _in_year(code, year, economic=False)


def economic_class(code: str, year: int) -> CodeEntry | None:
    """Return what the department economic (部门预算支出经济分类) `code` was in `year`, or None when not known."""
    return _in_year(code, year, economic=True)


def names_of_function(code: str) -> tuple[str, ...]:
    """Return every name the functional `code` has or had, the present one first, however sure: to label only."""
    return tuple(dict.fromkeys(entry.name for entry in _entries(False).get(code, ())))


def is_known(code: str, year: int, economic: bool = False) -> bool:
    """Tell whether the tables hold `code` for the budget `year`; unknown is no fault of the document."""
    return _in_year(code, year, economic) is not None


def _in_year(code: str, year: int, economic: bool) -> CodeEntry | None:
    found = _entries(economic).get(code, ())
    return next((entry for entry in found if entry.first_year <= year <= entry.latest_year), None)


@cache
def _lines(economic: bool) -> tuple[dict[str, str], ...]:
    found: list[dict[str, str]] = []
    for name in ("dept_economic.csv",) if economic else ("function.csv", "function_retired.csv"):
        with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
            found += csv.DictReader(lines)
    return tuple(found)


@cache
def _entries(economic: bool) -> dict[str, tuple[CodeEntry, ...]]:
    found: dict[str, list[CodeEntry]] = {}
    for line in _lines(economic):
        first, latest = _years(line)
        entry = CodeEntry(
            line["code"],
            line["name"],
            line["level"],
            line.get("parent", line["code"][:-2]),
            line.get("budget_book", ""),
            first,
            latest,
            line.get("confidence", ""),
            line["status"],
            line.get("note", ""),
            retired="year" not in line,
        )
        found.setdefault(entry.code, []).append(entry)
    return {code: tuple(entries) for code, entries in found.items()}


def _years(line: dict[str, str]) -> tuple[int, int]:
    changed = _FROM_YEAR.search(line.get("note", ""))
    if "year" not in line:
        return 0, (int(changed[1]) if changed else _first_table_year()) - 1
    first, _, latest = line["year"].partition("-")
    # a note such as 2025起 dates its code more narrowly than the year column of the whole table
    return max(int(first), int(changed[1]) if changed else 0), int(latest or first)


@cache
def _first_table_year() -> int:
    return min(int(line["year"][:4]) for line in _lines(False) if "year" in line)


@cache
def _names(economic: bool, likely: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _lines(economic):
        confidence = line.get("confidence", "high")
        sure = confidence == "high" or line.get("status") == "verified" or len(line["code"]) <= _LONGEST_GROUP
        if sure or (likely and confidence == "medium"):
            found.setdefault(line["code"], []).append(line["name"])
    return {code: tuple(names) for code, names in found.items()}


def known_names(code: str, economic: bool = False) -> tuple[str, ...]:
    """Return the names a functional (or department economic) code has or had; empty when it is not known."""
    return _names(economic, likely=False).get(code, ())


def likely_names(code: str, economic: bool = False) -> tuple[str, ...]:
    """Return the names a code has or had, those of medium confidence included: a disagreement is told as unverified."""
    return _names(economic, likely=True).get(code, ())


@cache
def is_known_code(code: str, economic: bool = False) -> bool:
    """Tell whether the catalogue holds this code, however sure it is of the name."""
    return code in _codes(economic)


@cache
def is_known_name(name: str, economic: bool = False, likely: bool = False) -> bool:
    """Tell whether any code of the catalogue bears this name."""
    return _stripped(name) in _known(economic, likely)


@cache
def _codes(economic: bool) -> frozenset[str]:
    return frozenset(line["code"] for line in _lines(economic))


@cache
def _known(economic: bool, likely: bool) -> frozenset[str]:
    return frozenset(_stripped(name) for names in _names(economic, likely).values() for name in names)


@cache
def same_name(one: str, other: str) -> bool:
    """Tell whether two printed names mean one class: white space, bracket width, 、 and a final 支出 or 费 aside."""
    return _stripped(one) == _stripped(other)


def _stripped(name: str) -> str:
    plain = _NOISE.sub("", name.translate(_PLAIN).replace("其它", "其他"))
    return _NOISE.sub("", plain)


def names_by_code(economic: bool = False) -> dict[str, str]:
    """Return every code of the catalogue with the name it has, those of medium confidence included: to offer while one types."""
    return {code: names[0] for code, names in sorted(_names(economic, likely=True).items())}
