"""Ruling lines of a PDF page: strokes, thin filled boxes and frames."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

from guantong.domain.evidence import Box
from guantong.gateways.adapters.published_documents import pdfium_calls as quick
from guantong.gateways.adapters.published_documents.frame import Matrix

_STRAIGHT = 1.0
"""A segment whose ends differ by no more than this on one axis is a straight ruling line (points)."""
THIN = 3.0
"""A filled box no thicker than this is drawn as a line."""
_SHORTEST = 3.0


class Ruling(NamedTuple):
    """A horizontal (`level` is its y) or vertical (`level` is its x) line from `start` to `end`."""

    level: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The horizontal and vertical ruling lines of a page."""

    horizontal: list[Ruling]
    vertical: list[Ruling]


class Shape(NamedTuple):
    """What a path covers, whether it is filled, and how many curves it has."""

    box: Box
    filled: bool
    curves: int


def read_path(path: "ctypes.c_void_p", m: Matrix, found: Rulings) -> Shape | None:
    """Add the lines of `path` to `found`; return its shape, or None when it leaves no ink."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    quick.draw_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    subpaths: list[list[tuple[float, float]]] = []
    every: list[tuple[float, float]] = []
    curves = 0
    for index in range(quick.count_segments(path)):
        segment = quick.segment_of(path, index)
        kind = quick.segment_type(segment)
        quick.segment_point(segment, x_at, y_at)
        point = (m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5])
        every.append(point)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not subpaths:
            subpaths.append([point])
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            subpaths[-1].append(point)
        else:
            curves += 1
            subpaths.append([])  # a curve rules nothing
        if quick.closes(segment) and subpaths[-1]:
            subpaths[-1].append(subpaths[-1][0])
    for points in subpaths:
        if len(points) > 1:
            _add(points, bool(fill.value) and not stroke.value, found)
    if not every:
        return None
    xs, ys = [p[0] for p in every], [p[1] for p in every]
    return Shape((min(xs), min(ys), max(xs), max(ys)), bool(fill.value), curves)


def _add(points: list[tuple[float, float]], filled: bool, found: Rulings) -> None:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if filled and y1 - y0 <= THIN and x1 - x0 > _SHORTEST:
        found.horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
    elif filled and x1 - x0 <= THIN and y1 - y0 > _SHORTEST:
        found.vertical.append(Ruling((x0 + x1) / 2, y0, y1))
    else:
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ay - by) <= _STRAIGHT and abs(ax - bx) > _STRAIGHT:
                found.horizontal.append(Ruling((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) > _STRAIGHT:
                found.vertical.append(Ruling((ax + bx) / 2, min(ay, by), max(ay, by)))
