"""A page as plain lists for the pipe, and back again: the parent believes nothing it has not looked at."""

import json
from typing import Any

from guantong.domain.evidence import Box
from guantong.domain.fiscal.pages import Grid, GridCell, Page, TextLine, Trouble, Unread
from guantong.domain.words import Words

_FARTHEST = 1e8
"""No coordinate or count is larger; keeps infinities out."""


class MalformedAnswer(Exception):
    """The child said something that no honest child says."""


def packed(page: Page) -> list[Any]:
    """Return `page` as plain lists; coordinates to a hundredth of a point."""
    lines = [[ln.text, _short(ln.box), [round(x, 2) for x in ln.xs]] for ln in page.lines]
    grids = [
        [
            _short(g.box),
            g.rows,
            g.columns,
            [[c.row, c.column, c.row_span, c.column_span, c.text, _short(c.box), *([1] * c.hidden)] for c in g.cells],
            g.above,
        ]
        for g in page.grids
    ]
    return [page.number, page.width, page.height, lines, grids, page.image_only, page.name, page.unread]


def unpacked(answer: bytes) -> tuple[tuple[Page, ...], tuple[Trouble, ...]]:
    """Return the pages and what must be told of them, or the trouble, in a child's answer; raises MalformedAnswer on anything unexpected."""
    try:
        read = json.loads(answer)
        if "trouble" in read:
            return (), (_trouble(read["trouble"]),)
        return tuple(_page(*page) for page in read["pages"]), tuple(_trouble(note) for note in read.get("notes", ()))
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise MalformedAnswer(type(error).__name__) from error


def _short(box: tuple[float, ...]) -> list[float]:
    return [round(x, 2) for x in box]


def _page(
    number: Any, width: Any, height: Any, lines: Any, grids: Any, image_only: Any, name: Any, unread: Any
) -> Page:
    return Page(
        _count(number),
        _number(width),
        _number(height),
        tuple(TextLine(_text(text), _box(*box), tuple([_number(x) for x in xs])) for text, box, xs in lines),
        tuple(_grid(*grid) for grid in grids),
        image_only is True,
        _text(name),
        unread=tuple([Unread(_text(reason)) for reason in unread]),
    )


def _grid(box: Any, rows: Any, columns: Any, cells: Any, above: Any) -> Grid:
    found = []
    for row, column, row_span, column_span, text, where, *hidden in cells:
        if _count(row) + _count(row_span) > _count(rows) or _count(column) + _count(column_span) > _count(columns):
            raise TypeError
        found.append(GridCell(row, column, row_span, column_span, _text(text), _box(*where), bool(hidden)))
    return Grid(_box(*box), rows, columns, tuple(found), _count(above))


def _trouble(words: dict[str, dict[str, str]]) -> Trouble:
    what, where, do = (Words(_text(words[k]["zh"]), _text(words[k]["en"])) for k in ("what", "where", "do"))
    return Trouble(what, where, do)


def _box(x0: Any, top: Any, x1: Any, bottom: Any) -> Box:
    return (_number(x0), _number(top), _number(x1), _number(bottom))


def _number(value: Any) -> float:
    if type(value) not in (float, int) or not -_FARTHEST < value < _FARTHEST:
        raise TypeError
    return value  # type: ignore[no-any-return]


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _FARTHEST:
        raise TypeError
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value
