"""The characters of a PDF page as a reader sees them: unicode, box and baseline origin, straight from PDFium."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

from guantong.gateways.adapters.published_documents.frame import Frame, framed
from guantong.gateways.adapters.published_documents.ruling_lines import UNSEEN

_SPACES = frozenset((0x20, 0xA0, 0x3000, 0x09))
_CONTROLS = frozenset((0x0, 0xA, 0xD, 0x2, 0xFFFE, 0xFFFF))


class Character(NamedTuple):
    """One visible character; y grows downward, `base` is its baseline, `order` its place in the file's stream."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    order: int = 0


def page_characters(page: "ctypes.c_void_p", frame: Frame, has_hidden_text: bool) -> list[Character]:
    """Return the visible characters of the page; overprinted copies (imitated bold) count once."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    found: list[Character] = []
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    seen: set[tuple[int, int, int]] = set()
    shift, rise = frame.matrix[4], frame.matrix[5]
    unicode_of, loose, origin = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharOrigin,
    )
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, index)
        if code in _SPACES or code in _CONTROLS or not loose(text_page, index, box_at):
            continue
        origin(text_page, index, x_at, y_at)
        if frame.upright:
            left, top, right, bottom, base = (
                box.left + shift,
                rise - box.top,
                box.right + shift,
                rise - box.bottom,
                rise - y.value,
            )
        else:
            left, top, right, bottom = _turned_box(frame, box)
            base = framed(frame.matrix, x.value, y.value)[1]
        if right <= 0 or left >= frame.width or base <= 0 or base >= frame.height + 2:
            continue
        if has_hidden_text and _hidden(text_page, index):
            continue
        mark = (code, round(left), round(base))
        if mark in seen:
            continue
        seen.add(mark)
        found.append(Character(chr(code), left, top, right, bottom, base, index))
    pdfium.FPDFText_ClosePage(text_page)
    return found


def _turned_box(frame: Frame, box: pdfium.FS_RECTF) -> tuple[float, float, float, float]:
    x0, y0 = framed(frame.matrix, box.left, box.bottom)
    x1, y1 = framed(frame.matrix, box.right, box.top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _hidden(text_page: "ctypes.c_void_p", index: int) -> bool:
    thing = pdfium.FPDFText_GetTextObject(text_page, index)
    return bool(thing) and pdfium.FPDFTextObj_GetTextRenderMode(thing) in UNSEEN
