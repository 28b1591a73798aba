"""Text that may leave no ink: unpainted, pale, covered, cut away, or in a layer that is switched off.

What is only doubtful here is decided by looking at the page (`visibility`); a text in no doubt costs one look at its
colour and a few numbers.
"""

import ctypes
from struct import Struct
from typing import Any

import pypdfium2.raw as pdfium

from guantong.domain.evidence import Box
from guantong.gateways.adapters.published_documents import pdfium_calls as quick
from guantong.gateways.adapters.published_documents.frame import Matrix, boxed

_UNPAINTED = frozenset((3, 7))
"""Text render modes that put no ink on the page."""
_FILLED = frozenset((0, 2))
_PALE = 192
"""A fill whose darkest part is lighter than this may vanish on paper."""
_ALIKE = 64
"""Two fills that differ by less than this in every part may not be told apart."""
_RUN = 60.0
"""Text drawn within this distance of the last one, on its line, shares its clip (points)."""
_MANY = 200_000
Colour = tuple[int, int, int] | None
_BOX, _POINT, _PAINT = (ctypes.c_float * 4)(), (ctypes.c_float * 2)(), (ctypes.c_uint * 4)()
_four_sides, _two_ways, _four_parts = Struct("4f").unpack_from, Struct("2f").unpack_from, Struct("4I").unpack_from
_PARTS = tuple(ctypes.byref(_PAINT, 4 * part) for part in range(4))
_SIDES = tuple(ctypes.byref(_BOX, 4 * side) for side in range(4))
_NAME, _LENGTH = ctypes.create_string_buffer(64), ctypes.c_ulong()
_LAYER = "OC\0".encode("utf-16-le")
_X, _Y = ctypes.byref(_POINT, 0), ctypes.byref(_POINT, 4)


class Doubts:
    """The texts and areas of one page in drawing order; `unpainted` and `doubtful` hold text objects."""

    def __init__(self) -> None:
        self.unpainted: list[Any] = []
        self.doubtful: dict[int, Any] = {}
        self._texts: list[tuple[Any, Colour, Matrix]] = []
        self._areas: list[tuple[int, Box, Colour]] = []
        self._forms: dict[int, slice] = {}
        self._run = 0
        self._at = (0.0, 0.0)

    @property
    def so_far(self) -> int:
        """How many texts were drawn."""
        return len(self._texts)

    def text(self, thing: Any, x: float, y: float, matrix: Matrix) -> None:
        """Look at the text object `thing`, which begins at x, y of its own space; called once for almost every glyph."""
        mode = quick.render_mode(thing)
        if mode in _UNPAINTED:
            self.unpainted.append(thing)
            return
        seen = quick.fill_of(thing, *_PARTS)
        red, green, blue, alpha = _four_parts(_PAINT)
        texts = self._texts
        at = len(texts)
        texts.append((thing, (red, green, blue) if seen else None, matrix))
        pale = red >= _PALE and green >= _PALE and blue >= _PALE
        if pale or alpha < 255 or not seen or mode not in _FILLED:
            self._doubt(at)
        if quick.count_marks(thing) > 0 and self._in_layer(thing):
            self._doubt(at)
        last_x, last_y = self._at
        self._at = (x, y)
        if at and not (-1 <= y - last_y <= 1 and 0 <= x - last_x <= _RUN):
            self._close_run(at)

    def area(self, box: Box, path: Any) -> None:
        """Note a filled path, or a picture (`path` is None), drawn over what came before and under what follows."""
        paint = fill(path) if path is not None else None
        self._areas.append((len(self._texts), box, paint[:3] if paint else None))

    def form(self, start: int) -> None:
        """Note the end of a form whose first text was number `start`: seen or not, it speaks for the form's layer."""
        if start < len(self._texts):
            self._doubt(start)
            self._forms[address(self._texts[start][0])] = slice(start + 1, len(self._texts))

    def spread(self, gone: set[int]) -> bool:
        """Doubt the other texts of forms whose first text is among the unseen objects `gone`; tell whether there are new ones."""
        before = len(self.doubtful)
        for first in gone & self._forms.keys():
            for thing, _, _ in self._texts[self._forms[first]]:
                self.doubtful[address(thing)] = thing
        return len(self.doubtful) > before

    def settle(self) -> None:
        """Doubt every text that lies under an area, or on one of its own colour."""
        self._close_run(len(self._texts))
        areas = [a for a in self._areas if a[0] or a[2] is None or min(a[2]) < _PALE]
        if not areas or not self._texts:
            return
        if len(areas) * len(self._texts) > _MANY:
            for at in range(len(self._texts)):
                self._doubt(at)
            return
        for at, (thing, own, matrix) in enumerate(self._texts):
            x0, top, x1, bottom = boxed(matrix, bounds(thing))
            for before, (left, up, right, down), colour in areas:
                if left < x1 and x0 < right and up < bottom and top < down and (at < before or _alike(own, colour)):
                    self._doubt(at)
                    break

    def _doubt(self, at: int) -> None:
        thing = self._texts[at][0]
        self.doubtful[address(thing)] = thing

    def _close_run(self, end: int) -> None:
        """A run of text shares its clip: look at its first and its last text only."""
        start, self._run = self._run, end
        if end > start and (_clipped(self._texts[start][0]) or _clipped(self._texts[end - 1][0])):
            for at in range(start, end):
                self._doubt(at)

    def _in_layer(self, thing: Any) -> bool:
        """Tell whether `thing` belongs to an optional layer; take away words that stand for other glyphs.

        ActualText is what the maker says the glyphs mean; a reader of the page sees the glyphs.
        """
        layer = False
        for index in range(quick.count_marks(thing) - 1, -1, -1):
            mark = quick.mark_of(thing, index)
            layer = layer or _is_layer(mark)
            if quick.type_in_mark(mark, b"ActualText"):
                pdfium.FPDFPageObj_RemoveMark(thing, mark)
        return layer


def address(thing: Any) -> int:
    """Return where PDFium keeps `thing`: two pointers to one object have one address."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def fill(thing: Any) -> tuple[int, int, int, int] | None:
    """Return the red, green, blue and opacity that fill `thing`, or None for a pattern."""
    return _four_parts(_PAINT) if quick.fill_of(thing, *_PARTS) else None  # type: ignore[return-value]


def bounds(thing: Any) -> Box:
    """Return the box of an object in the space it is drawn in: left, bottom, right, top."""
    quick.bounds_of(thing, *_SIDES)
    return _four_sides(_BOX)  # type: ignore[return-value]


def _alike(one: Colour, other: Colour) -> bool:
    if one is None or other is None:
        return True
    return all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))


def _clipped(thing: Any) -> bool:
    """Tell whether a clip cuts off more than the rim of `thing`."""
    clip = quick.clip_of(thing)
    count = quick.count_clips(clip)
    if count <= 0:
        return False
    left, bottom, right, top = bounds(thing)
    rim = min(right - left, top - bottom) / 4
    left, bottom, right, top = left + rim, bottom + rim, right - rim, top - rim
    for path in range(count):
        ax, ay = _corner(clip, path, 0)
        bx, by = _corner(clip, path, 2)
        if left < min(ax, bx) or right > max(ax, bx) or bottom < min(ay, by) or top > max(ay, by):
            return True
    return False


def _corner(clip: Any, path: int, corner: int) -> tuple[float, float]:
    quick.segment_point(quick.clip_segment(clip, path, corner), _X, _Y)
    return _two_ways(_POINT)  # type: ignore[return-value]


def _is_layer(mark: Any) -> bool:
    """Tell whether a mark is called OC: optional content."""
    known = quick.mark_name(mark, _NAME, ctypes.c_ulong(len(_NAME)), ctypes.byref(_LENGTH))
    return bool(known) and _LENGTH.value == len(_LAYER) and _NAME.raw.startswith(_LAYER)
