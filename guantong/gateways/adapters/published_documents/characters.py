"""The characters of a PDF page as a reader sees them: unicode, box and baseline origin, straight from PDFium."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

_INVISIBLE = 3  # text render mode: neither filled nor stroked
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


def page_characters(page: "ctypes.c_void_p", height: float, width: float) -> list[Character]:
    """Return the characters inside the page box; overprinted copies (imitated bold) count once."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    found: list[Character] = []
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    seen: set[tuple[int, int, int]] = set()
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
        left, right, base = box.left, box.right, height - y.value
        if right <= 0 or left >= width or base <= 0 or base >= height + 2:
            continue
        mark = (code, round(left), round(base))
        if mark in seen:
            continue
        seen.add(mark)
        found.append(Character(chr(code), left, height - box.top, right, height - box.bottom, base, index))
    pdfium.FPDFText_ClosePage(text_page)
    return found
