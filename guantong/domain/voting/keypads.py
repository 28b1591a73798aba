"""The file of electronic keypads as sheets of a vote on each item; which device pressed what is never kept (电子表决器).

Columns and answers are data (`keypads.yaml`), from knowledge until a district has confirmed them with a file of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.words import Words


class KeypadError(ValueError):
    """A file no vote is taken from; `words` are one sentence a fault, with its line."""

    def __init__(self, words: Sequence[Words]) -> None:
        self.words = tuple(words)
        super().__init__("；".join(one.zh for one in words))


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of file: its words, how far it was verified, the names its columns may have."""

    name: str
    words: Words
    status: str
    columns: Mapping[str, tuple[str, ...]]

    def places(self, headers: Sequence[str]) -> dict[str, int] | None:
        """Return where its columns stand in these headers; None when one is not there, or twice."""
        found = {}
        for column, names in self.columns.items():
            there = [place for place, header in enumerate(headers) if header.strip() in names]
            if len(there) != 1:
                return None
            found[column] = there[0]
        return found


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes, the narrower first: a row an answer has all columns of a row a device."""
    found = [
        Shape(
            name,
            Words(**one["words"]),
            one["status"],
            {c: tuple(one[c]) for c in ("device", "item", "answer") if c in one},
        )
        for name, one in _known()["shapes"].items()
    ]
    return tuple(sorted(found, key=lambda one: -len(one.columns)))


def shape_of(headers: Sequence[str]) -> Shape | None:
    """Return the shape with these headers, None when no shape is known."""
    return next((one for one in shapes() if one.places(headers) is not None), None)


def sheets_from_keypads(
    headers: Sequence[str], rows: Sequence[Sequence[str | None]], contest: Contest
) -> tuple[Sheet, ...]:  # fmt: skip
    """Return one sheet a device that answered for any item or none, for the method of each item.

    The sheets are in the order of their marks and numbered anew, so that neither order nor number leads to a device. An item
    not pressed has no mark. Raises KeypadError with every fault: a file with one gives no sheet at all.
    """
    shape = shape_of(headers)
    if shape is None:
        raise KeypadError([_NO_SHAPE.filled(headers="、".join(headers))])
    places = shape.places(headers) or {}
    given: dict[str, dict[str, str]] = {}
    wrong: list[Words] = []
    for line, row in enumerate(rows, 1):
        cells = ["" if cell is None else cell.strip() for cell in row] + [""] * (len(headers) - len(row))
        device = cells[places["device"]]
        if not device:
            wrong.append(_NO_DEVICE.filled(line=line))
            continue
        if "item" not in places and device in given:
            wrong.append(_TWICE.filled(line=line))
            continue
        answers = given.setdefault(device, {})
        for item, cell in _answers(headers, cells, places):
            _one(answers, _number(item), cell, contest, line, wrong)
    if "item" not in places:
        seen = {_number(header) for place, header in enumerate(headers) if place != places["device"]}
        wrong += [_NO_COLUMN.filled(number=number) for number in contest.candidates if number not in seen]
    if wrong:
        raise KeypadError(wrong)
    marks = sorted(
        tuple(f"{n}={answers[n]}" for n in contest.candidates if answers.get(n)) for answers in given.values()
    )
    return tuple(Sheet(f"k{place:04d}", one) for place, one in enumerate(marks, 1))


def _answers(headers: Sequence[str], cells: Sequence[str], places: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return item and answer in one row: of the one item it is about, or of every item that has a column."""
    if "item" in places:
        return [(cells[places["item"]], cells[places["answer"]])]
    return [(h, cells[place]) for place, h in enumerate(headers) if place != places["device"] and _number(h)]


def _one(
    answers: dict[str, str], number: str, cell: str, contest: Contest, line: int, wrong: list[Words]
) -> None:  # fmt: skip
    """Add one answer; two for one item are a fault, since nobody can say which was meant."""
    answer = _words().get(cell.upper())
    if number not in contest.candidates:
        wrong.append(_NO_ITEM.filled(line=line))
    elif answer is None:
        wrong.append(_NO_ANSWER.filled(line=line, cell=cell))
    elif number in answers:
        wrong.append(_TWICE.filled(line=line))
    else:
        answers[number] = "" if answer == "unpressed" else answer


def _number(text: str) -> str:
    found = re.fullmatch(_known()["item"], text.strip())
    return found[1].lstrip("0") or "0" if found else ""


@cache
def _words() -> dict[str, str]:
    return {word.upper(): answer for answer, words in _known()["answers"].items() for word in words}


@cache
def _known() -> dict[str, Any]:
    known: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "keypads.yaml").read_text("utf-8"))
    return known


_NO_SHAPE = Words(
    "不认识的表头：{headers}。请对照表决器导出格式补充对应关系",
    "unknown headers: {headers}. Add how the hall's keypads call their columns",
)
_NO_DEVICE = Words("第 {line} 行没有表决器编号", "row {line} names no device")
_NO_ITEM = Words("第 {line} 行的项目编号不在候选名单中", "row {line} is about no candidate")
_NO_ANSWER = Words("第 {line} 行的表决结果“{cell}”无法识别", "row {line}: “{cell}” is no answer")
_TWICE = Words("第 {line} 行：同一表决器对同一项目有两次结果", "row {line}: one device answered twice for one item")
_NO_COLUMN = Words("没有项目 {number} 的一列", "item {number} has no column")
