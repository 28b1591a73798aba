"""The ruling lines of a PDF page: strokes, thin filled boxes and frames, also inside nested forms."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

from guantong.gateways.adapters.published_documents.frame import Matrix

_STRAIGHT = 1.0
"""A segment whose ends differ by no more than this on one axis is a straight ruling line (points)."""
_THIN = 3.0
"""A filled box no thicker than this is drawn as a line."""
_SHORTEST = 3.0
_DEEPEST_FORM = 6
_IMAGE, _HIDDEN_TEXT = 1, 2
UNSEEN = frozenset((3, 7))
"""Text render modes that put no ink on the page."""
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(NamedTuple):
    """A horizontal (`level` is its y) or vertical (`level` is its x) line from `start` to `end`."""

    level: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The horizontal and vertical ruling lines of a page, and whether it shows an image."""

    horizontal: list[Ruling]
    vertical: list[Ruling]
    has_image: bool
    has_hidden_text: bool


def page_rulings(page: "ctypes.c_void_p", frame: Matrix) -> Rulings:
    """Return the ruling lines of `page`, measured by the matrix of its frame; y grows downward."""
    found = Rulings([], [], False, False)
    marks = 0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        marks |= _read(pdfium.FPDFPage_GetObject(page, index), frame, found, 0)
    return found._replace(has_image=bool(marks & _IMAGE), has_hidden_text=bool(marks & _HIDDEN_TEXT))


def _read(thing: "ctypes.c_void_p", matrix: Matrix, found: Rulings, depth: int) -> int:
    """Add the lines of one object to `found`; return the marks of what else it shows."""
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        _read_path(thing, _times(_matrix_of(thing), matrix), found)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        inner = _times(_matrix_of(thing), matrix)
        marks = 0
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            marks |= _read(pdfium.FPDFFormObj_GetObject(thing, index), inner, found, depth + 1)
        return marks
    elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
        return _HIDDEN_TEXT if pdfium.FPDFTextObj_GetTextRenderMode(thing) in UNSEEN else 0
    return _IMAGE if kind == pdfium.FPDF_PAGEOBJ_IMAGE else 0


def _matrix_of(thing: "ctypes.c_void_p") -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    if m == _UNMOVED:
        return n
    if n == _UNMOVED:
        return m
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _read_path(path: "ctypes.c_void_p", m: Matrix, found: Rulings) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    subpaths: list[list[tuple[float, float]]] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x_at, y_at)
        point = (m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5])
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not subpaths:
            subpaths.append([point])
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            subpaths[-1].append(point)
        else:
            subpaths.append([])  # a curve rules nothing
        if pdfium.FPDFPathSegment_GetClose(segment) and subpaths[-1]:
            subpaths[-1].append(subpaths[-1][0])
    for points in subpaths:
        if len(points) > 1:
            _add(points, bool(fill.value) and not stroke.value, found)


def _add(points: list[tuple[float, float]], filled: bool, found: Rulings) -> None:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if filled and y1 - y0 <= _THIN and x1 - x0 > _SHORTEST:
        found.horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
    elif filled and x1 - x0 <= _THIN and y1 - y0 > _SHORTEST:
        found.vertical.append(Ruling((x0 + x1) / 2, y0, y1))
    else:
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ay - by) <= _STRAIGHT and abs(ax - bx) > _STRAIGHT:
                found.horizontal.append(Ruling((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) > _STRAIGHT:
                found.vertical.append(Ruling((ax + bx) / 2, min(ay, by), max(ay, by)))
