"""How a PDF page lies before its reader: from PDFium's own coordinates to points from the upper left corner."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from guantong.domain.evidence import Box

Matrix = tuple[float, float, float, float, float, float]


class Frame(NamedTuple):
    """The page as it is read: its size in points, the matrix that leads to it, and whether it stands upright.

    `turn` counts the quarters (clockwise) by which a reader turns the page as shown, because its text lies sideways.
    """

    width: float
    height: float
    matrix: Matrix
    upright: bool
    turn: int = 0


def page_frame(page: Any, turn: int = 0) -> Frame:
    """Return the frame of `page`: turned by its rotation and by `turn` quarters more, cut to its visible box."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    turned: tuple[Matrix, ...] = (
        (1, 0, 0, -1, -left, top),
        (0, 1, 1, 0, -bottom, -left),
        (-1, 0, 0, 1, right, -bottom),
        (0, -1, -1, 0, top, right),
    )
    quarter = (pdfium.FPDFPage_GetRotation(page) + turn) % 4
    size = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return Frame(*(size[::-1] if turn % 2 else size), turned[quarter], quarter == 0, turn)


def framed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point (x, y) of the page as its reader measures it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def times(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that does `m` first and then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def boxed(matrix: Matrix, box: Box) -> Box:
    """Return the box around `box` (two opposite corners) as the page's reader measures it."""
    x0, y0 = framed(matrix, box[0], box[1])
    x1, y1 = framed(matrix, box[2], box[3])
    x2, y2 = framed(matrix, box[0], box[3])
    x3, y3 = framed(matrix, box[2], box[1])
    return min(x0, x1, x2, x3), min(y0, y1, y2, y3), max(x0, x1, x2, x3), max(y0, y1, y2, y3)
