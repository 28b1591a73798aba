"""The characters of a PDF page: what each says, its box and baseline origin, straight from PDFium."""

import ctypes
from collections.abc import Collection
from math import atan2, pi
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from guantong.gateways.adapters.published_documents import pdfium_calls as quick
from guantong.gateways.adapters.published_documents.frame import Frame, framed

_SPACES = frozenset((0x20, 0xA0, 0x3000, 0x09))
_LINE_ENDS = frozenset((0xA, 0xD))
_CONTROLS = frozenset((0x0, 0x2, 0xFFFD, 0xFFFE, 0xFFFF))
_SYMBOLS = range(0xF000, 0xF100)
"""Where fonts of symbols keep their bullets and boxes: no words, but no damage either."""
UNKNOWN = "\ufffd"
"""A glyph whose character the file does not tell: never skipped, never guessed."""
ASKEW = 4
"""The `turn` of a character that stands at no right angle to the page, as a watermark does."""
_SKEW = 10.0
"""Degrees up to which a character still belongs to the lines of its page."""
_LEVEL = 0.3
"""Degrees up to which a line of text is level: beyond it ruling lines are not found."""
_TINIEST = 500
"""Text lower and narrower than this part of the page's longer side cannot be read."""


class Character(NamedTuple):
    """One character; y grows downward, `base` is its baseline, `order` its place in the file's stream.

    `turn` counts the quarters by which a reader would turn the page clockwise to read it, or is ASKEW.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    order: int = 0
    turn: int = 0


class PageText(NamedTuple):
    """The characters of a page, which of them (by index) are in doubt and by which object, and how many run askew."""

    characters: list[Character]
    doubtful: dict[int, int]
    skewed: int


def page_characters(
    text_page: Any, frame: Frame, unpainted: frozenset[int], doubtful: Collection[int], turned: bool
) -> PageText:
    """Return the characters of the page but for those drawn without paint; the objects `doubtful` are marked."""
    found: list[Character] = []
    doubts: dict[int, int] = {}
    skewed = 0
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    sides = Struct("4f").unpack_from
    shift, rise = frame.matrix[4], frame.matrix[5]
    width, height, upright = frame.width, frame.height, frame.upright
    tiniest = max(width, height) / _TINIEST
    watched = bool(unpainted or doubtful)
    made = tuple.__new__  # what Character(…) ends in, without a call between: there are a hundred thousand of them
    unicode_of, has_no_unicode, loose_box, origin = (
        quick.unicode_of,
        quick.has_no_unicode,
        quick.loose_box,
        quick.origin,
    )
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, index)
        if has_no_unicode(text_page, index):
            text = "" if _blank(text_page, index) else UNKNOWN
        elif code in _SPACES or code in _LINE_ENDS:
            continue
        else:
            text = chr(code) if code not in _CONTROLS and not 0xE000 <= code < 0xF900 else _odd(text_page, index, code)
        if not text or not loose_box(text_page, index, box_at):
            continue
        origin(text_page, index, x_at, y_at)
        left, top, right, bottom = sides(box)
        if upright:
            left, top, right, bottom, base = left + shift, rise - top, right + shift, rise - bottom, rise - y.value
        else:
            left, top, right, bottom = _turned_box(frame, left, top, right, bottom)
            base = framed(frame.matrix, x.value, y.value)[1]
        if right <= 0 or left >= width or base <= 0 or base >= height + 2:
            continue
        if bottom - top < tiniest and right - left < tiniest:
            continue
        if watched:
            thing = quick.text_object(text_page, index)
            if thing in unpainted:
                continue
            if thing in doubtful:
                doubts[len(found)] = thing
        turn = 0
        if turned:
            turn, askew = _turn(text_page, index, frame)
            skewed += askew
        found.append(made(Character, (text, left, top, right, bottom, base, index, turn)))
    return PageText(found, doubts, skewed)


def _turned_box(
    frame: Frame, left: float, top: float, right: float, bottom: float
) -> tuple[float, float, float, float]:
    x0, y0 = framed(frame.matrix, left, bottom)
    x1, y1 = framed(frame.matrix, right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _odd(text_page: Any, index: int, code: int) -> str:
    """Return a rare character as it is shown: PDFium marks a hyphen at a line's end, and adds what is not there."""
    if quick.is_hyphen(text_page, index):
        return "-"
    if quick.is_generated(text_page, index):
        return ""
    return chr(code) if code in _SYMBOLS else UNKNOWN


def _blank(text_page: Any, index: int) -> bool:
    """Tell whether a glyph of unknown meaning shows nothing, as a space does."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    ends = [ctypes.byref(end) for end in (left, right, bottom, top)]
    return not pdfium.FPDFText_GetCharBox(text_page, index, *ends) or (
        left.value == right.value or bottom.value == top.value
    )


def _turn(text_page: Any, index: int, frame: Frame) -> tuple[int, bool]:
    """Return by which quarters a character is turned as the frame shows it, and whether its line is not level."""
    m = pdfium.FS_MATRIX()
    quick.character_matrix(text_page, index, ctypes.byref(m))
    a, b, c, d = frame.matrix[:4]
    degrees = atan2(-(m.a * b + m.b * d), m.a * a + m.b * c) * 180 / pi
    quarter = round(degrees / 90)
    off = abs(degrees - 90 * quarter)
    return (ASKEW if off > _SKEW else quarter % 4), off > _LEVEL
