"""Whether a reader sees a doubtful text: the page is drawn with it, without it, and with it in black and in white.

Black and white tell where its ink falls; there the page must look different with the text than without it. So text
is seen on a dark field and not on paper, and white over black, which only blots, is not read (只看得见的才算数).
"""

import ctypes
from collections.abc import Iterable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from guantong.gateways.adapters.published_documents.characters import Character
from guantong.gateways.adapters.published_documents.frame import Frame
from guantong.gateways.adapters.published_documents.text_doubts import fill

_SCALE = 2.0
"""Pixels a point: enough for the thinnest stroke of small text."""
_LARGEST = 2400
"""No side of the drawing has more pixels, however large the page."""
_SEEN = 16
"""A grey (of 255) must change by more for a reader to see it."""
_INK = 96
"""Black and white differ by more where a stroke covers most of a pixel."""
_LEGIBLE = 0.5
"""This share of its ink must be seen for a character to be read."""


def unseen(
    page: Any, frame: Frame, doubtful: Iterable[Any], characters: list[Character], indexes: Iterable[int]
) -> set[int]:
    """Return which of the characters at `indexes`, drawn by the objects `doubtful`, change nothing on the page."""
    indexes, things = list(indexes), list(doubtful)
    view = _View.of(frame, [characters[at] for at in indexes])
    shown = view.drawn(page, frame.turn)
    for thing in things:
        pdfium.FPDFPageObj_SetIsActive(thing, False)
    without = view.drawn(page, frame.turn)
    for thing in things:
        pdfium.FPDFPageObj_SetIsActive(thing, True)
    black, white = _painted(page, frame, view, things)
    return {at for at in indexes if not view.shows(characters[at], shown, without, black, white)}


def _painted(page: Any, frame: Frame, view: "_View", things: list[Any]) -> tuple[bytes, bytes]:
    """Return the drawings with `things` in black and in white; their own colours are put back."""
    drawings = []
    own = [(thing, colour) for thing in things if (colour := fill(thing)) is not None]
    for grey in (0, 255):
        for thing, _ in own:
            pdfium.FPDFPageObj_SetFillColor(thing, grey, grey, grey, 255)
        drawings.append(view.drawn(page, frame.turn))
    for thing, colour in own:
        pdfium.FPDFPageObj_SetFillColor(thing, *colour)
    return drawings[0], drawings[1]


class _View(NamedTuple):
    """A drawing of a part of the page: the size of the whole and the part, in pixels."""

    scale: float
    whole: tuple[int, int]
    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, frame: Frame, characters: list[Character]) -> "_View":
        scale = min(_SCALE, _LARGEST / max(frame.width, frame.height, 1))
        whole = (max(1, round(frame.width * scale)), max(1, round(frame.height * scale)))
        left = max(int(min(ch.x0 for ch in characters) * scale), 0)
        top = max(int(min(ch.top for ch in characters) * scale), 0)
        right = min(int(max(ch.x1 for ch in characters) * scale) + 1, whole[0])
        bottom = min(int(max(ch.bottom for ch in characters) * scale) + 1, whole[1])
        return cls(scale, whole, left, top, max(right - left, 1), max(bottom - top, 1))

    def drawn(self, page: Any, turn: int) -> bytes:
        """Return the part of `page` in shades of grey, row after row."""
        bitmap = pdfium.FPDFBitmap_CreateEx(self.width, self.height, pdfium.FPDFBitmap_Gray, None, 0)
        if not bitmap:
            raise MemoryError
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -self.left, -self.top, *self.whole, turn, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * self.height)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels if stride == self.width else _rows(pixels, stride, self.width)

    def shows(self, ch: Character, shown: bytes, without: bytes, black: bytes, white: bytes) -> bool:
        """Tell whether the ink of `ch` is seen; its neighbours' ink is left aside."""
        x0 = max(int(ch.x0 * self.scale) + 1 - self.left, 0)
        x1 = min(int(ch.x1 * self.scale) - self.left, self.width)
        y0 = max(int(ch.top * self.scale) - self.top, 0)
        y1 = min(int(ch.bottom * self.scale) + 1 - self.top, self.height)
        ink = seen = seen_at_all = 0
        for y in range(y0, y1):
            row = slice(y * self.width + x0, y * self.width + x1)
            if shown[row] == without[row] and black[row] == white[row]:
                continue
            for a, b, dark, light in zip(shown[row], without[row], black[row], white[row], strict=True):
                differs = abs(a - b) > _SEEN
                seen_at_all += differs
                if light - dark > _INK:
                    ink += 1
                    seen += differs
        return seen >= _LEGIBLE * ink if ink else bool(seen_at_all)


def _rows(pixels: bytes, stride: int, width: int) -> bytes:
    return b"".join(pixels[at : at + width] for at in range(0, len(pixels), stride))
