"""Whether a doubtful text leaves ink: the page is drawn with it and without it (只看得见的才算数)."""

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from guantong.gateways.adapters.published_documents.characters import Character
from guantong.gateways.adapters.published_documents.frame import Frame

_SCALE = 2.0
"""Pixels a point: enough for the thinnest stroke of small text."""
_LARGEST = 2400
"""No side of the drawing has more pixels, however large the page."""
_SEEN = 16
"""A part of a colour (of 255) must change by more for a reader to see it."""


def unseen(
    page: Any, frame: Frame, doubtful: Iterable[Any], characters: list[Character], indexes: Iterable[int]
) -> set[int]:
    """Return which of the characters at `indexes`, drawn by the objects `doubtful`, change nothing on the page."""
    scale = min(_SCALE, _LARGEST / max(frame.width, frame.height, 1))
    size = (max(1, round(frame.width * scale)), max(1, round(frame.height * scale)))
    with_text = _drawn(page, frame.turn, size)
    for thing in doubtful:
        pdfium.FPDFPageObj_SetIsActive(thing, False)
    without = _drawn(page, frame.turn, size)
    for thing in doubtful:
        pdfium.FPDFPageObj_SetIsActive(thing, True)
    return {at for at in indexes if not _differs(with_text, without, size, characters[at], scale)}


def _drawn(page: Any, turn: int, size: tuple[int, int]) -> bytes:
    width, height = size
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, None, 0)
    if not bitmap:
        raise MemoryError
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, 0)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels


def _differs(one: bytes, other: bytes, size: tuple[int, int], ch: Character, scale: float) -> bool:
    width, height = size
    x0, x1 = max(int(ch.x0 * scale) + 1, 0), min(int(ch.x1 * scale), width)  # not the neighbour's ink
    for y in range(max(int(ch.top * scale), 0), min(int(ch.bottom * scale) + 1, height)):
        start, end = 4 * (y * width + x0), 4 * (y * width + x1)
        a, b = one[start:end], other[start:end]
        if a != b and max(abs(p - q) for p, q in zip(a, b, strict=True)) > _SEEN:
            return True
    return False
