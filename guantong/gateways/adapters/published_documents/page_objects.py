"""What a PDF page draws, in the order it is drawn: lines, pictures, text, and which text may leave no ink."""

import ctypes
from dataclasses import dataclass, field
from struct import Struct
from typing import Any

import pypdfium2.raw as pdfium

from guantong.domain.evidence import Box
from guantong.gateways.adapters.published_documents import pdfium_calls as quick
from guantong.gateways.adapters.published_documents.frame import Frame, Matrix, boxed, times
from guantong.gateways.adapters.published_documents.ruling_lines import THIN, Rulings, read_path
from guantong.gateways.adapters.published_documents.text_doubts import Doubts, bounds

_six = Struct("6f").unpack_from
_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_DEEPEST_FORM = 6
_LEVEL = 0.005
"""Text that climbs by more than this share of its way is turned: a table 200 points wide leaves its line by one."""


@dataclass(slots=True)
class Drawn:
    """Everything a page draws; boxes are measured by its frame, y grows downward."""

    rulings: Rulings = field(default_factory=lambda: Rulings([], []))
    pictures: list[Box] = field(default_factory=list)
    curves: int = 0
    turned_text: bool = False
    doubts: Doubts = field(default_factory=Doubts)


def page_objects(page: Any, frame: Frame) -> Drawn:
    """Return what `page` draws, forms within it included."""
    drawn = Drawn()
    here = (ctypes.c_float * 6)()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        _read(quick.object_of(page, index), frame.matrix, drawn, here, 0)
    drawn.doubts.settle()
    return drawn


def _read(thing: Any, matrix: Matrix, drawn: Drawn, here: Any, depth: int) -> None:
    kind = quick.type_of(thing)
    quick.matrix_of(thing, here)
    a, b, c, d, e, f = _six(here)
    if kind == _TEXT:
        along, across = a * matrix[0] + b * matrix[2], a * matrix[1] + b * matrix[3]
        if along <= 0 or not -_LEVEL * along <= across <= _LEVEL * along:
            drawn.turned_text = True
        drawn.doubts.text(thing, e, f, matrix)
        return
    inner = times((a, b, c, d, e, f), matrix)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        shape = read_path(thing, inner, drawn.rulings)
        if shape:
            x0, top, x1, bottom = shape.box
            drawn.curves += shape.curves
            if shape.filled and x1 - x0 > THIN and bottom - top > THIN:
                drawn.doubts.area(shape.box, thing)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        start = drawn.doubts.so_far
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            _read(pdfium.FPDFFormObj_GetObject(thing, index), inner, drawn, here, depth + 1)
        drawn.doubts.form(start)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        box = boxed(inner, (0, 0, 1, 1))
        drawn.pictures.append(box)
        drawn.doubts.area(box, None)
    elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
        drawn.doubts.area(boxed(matrix, bounds(thing)), None)
