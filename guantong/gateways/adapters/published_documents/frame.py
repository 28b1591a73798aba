"""How a PDF page lies before its reader: from PDFium's own coordinates to points from the upper left corner."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]


class Frame(NamedTuple):
    """The visible page: its size in points, the matrix that leads to it, and whether it stands upright."""

    width: float
    height: float
    matrix: Matrix
    upright: bool


def page_frame(page: Any) -> Frame:
    """Return the frame of `page`: turned by its rotation, cut to its visible box."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    turned: tuple[Matrix, ...] = (
        (1, 0, 0, -1, -left, top),
        (0, 1, 1, 0, -bottom, -left),
        (-1, 0, 0, 1, right, -bottom),
        (0, -1, -1, 0, top, right),
    )
    quarter = pdfium.FPDFPage_GetRotation(page) % 4
    size = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return Frame(*size, turned[quarter], quarter == 0)


def framed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point (x, y) of the page as its reader measures it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
