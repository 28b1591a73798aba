"""What a classification code is called, as far as the tables beside this file know (科目目录)."""

import csv
from functools import cache
from pathlib import Path
from re import compile as pattern

_FOLDER = Path(__file__).parent
_LONGEST_GROUP = 5
_PLAIN = str.maketrans("()", "（）")
_NOISE = pattern(r"[\s、，,·（）]|(缴费|费用|支出|费)$")


@cache
def _lines(economic: bool) -> tuple[dict[str, str], ...]:
    found: list[dict[str, str]] = []
    for name in ("dept_economic.csv",) if economic else ("function.csv", "function_retired.csv"):
        with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
            found += csv.DictReader(lines)
    return tuple(found)


@cache
def _names(economic: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _lines(economic):
        # a name known with less than high confidence labels a code, it is never held against a document
        sure = line.get("confidence", "high") == "high" or line.get("status") == "verified"
        if sure or len(line["code"]) <= _LONGEST_GROUP:
            found.setdefault(line["code"], []).append(line["name"])
    return {code: tuple(names) for code, names in found.items()}


def known_names(code: str, economic: bool = False) -> tuple[str, ...]:
    """Return the names a functional (or department economic) code has or had; empty when it is not known."""
    return _names(economic).get(code, ())


@cache
def is_known_code(code: str, economic: bool = False) -> bool:
    """Tell whether the catalogue holds this code, however sure it is of the name."""
    return code in _codes(economic)


@cache
def is_known_name(name: str, economic: bool = False) -> bool:
    """Tell whether any code of the catalogue bears this name."""
    return _stripped(name) in _known(economic)


@cache
def _codes(economic: bool) -> frozenset[str]:
    return frozenset(line["code"] for line in _lines(economic))


@cache
def _known(economic: bool) -> frozenset[str]:
    return frozenset(_stripped(name) for names in _names(economic).values() for name in names)


@cache
def same_name(one: str, other: str) -> bool:
    """Tell whether two printed names mean one class: white space, bracket width, 、 and a final 支出 or 费 aside."""
    return _stripped(one) == _stripped(other)


def _stripped(name: str) -> str:
    plain = _NOISE.sub("", name.translate(_PLAIN).replace("其它", "其他"))
    return _NOISE.sub("", plain)
