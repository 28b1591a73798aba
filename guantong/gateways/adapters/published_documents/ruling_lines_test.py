"""However a table's lines are drawn, its cells are the same."""

from pathlib import Path

import pytest

from guantong.gateways.adapters.published_documents.frame_test import TEXT, cells, page

SEVEN = b" 0 g BT /F1 12 Tf 50 105 Td (7) Tj ET"
ENDS = [(40, 90, 160, 90), (40, 130, 160, 130), (40, 90, 40, 130), (100, 90, 100, 130), (160, 90, 160, 130)]


def lines(draw: bytes, width: float = 0.5) -> bytes:
    """Draw every line of the table; x, y, w, h are those of a thin box."""
    found = []
    for x0, y0, x1, y1 in ENDS:
        w, h = max(x1 - x0, width), max(y1 - y0, width)
        found.append(
            draw.replace(b"BOX", b"%.2f %.2f %.2f %.2f re" % (x0, y0, w, h)).replace(
                b"LINE", b"%d %d m %d %d l" % (x0, y0, x1, y1)
            )
        )
    return b" ".join(found)


def dashes(on: int, off: int) -> bytes:
    found = []
    for x0, y0, x1, y1 in ENDS:
        along = x1 - x0 or y1 - y0
        for at in range(0, along, on + off):
            end = min(at + on, along)
            found.append(
                b"%d %d m %d %d l S" % ((x0 + at, y0, x0 + end, y0) if x1 > x0 else (x0, y0 + at, x0, y0 + end))
            )
    return b" ".join(found)


@pytest.mark.parametrize(
    "drawn",
    [
        lines(b"LINE S"),
        lines(b"[3 2] 0 d LINE S"),
        lines(b"BOX f"),
        lines(b"BOX f", 0.02),
        lines(b"BOX B"),
        lines(b"BOX f", 2.5),
        lines(b"LINE S 1 0 0 1 1.5 1.5 cm LINE S 1 0 0 1 -1.5 -1.5 cm"),
        dashes(3, 2),
        dashes(6, 3),
        b"40 90 60 40 re S 100 90 60 40 re S",
        b".9 g 40 90 60 40 re f 100 90 60 40 re f",
    ],
    ids=[
        "strokes", "dashed strokes", "thin boxes", "hairline boxes", "stroked boxes", "thick boxes", "double lines", "short pieces",
        "longer pieces", "a frame a cell", "shaded cells",
    ],
)  # fmt: skip
def test_a_table_is_found_however_its_lines_are_drawn(drawn: bytes, tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + b" " + drawn + SEVEN)

    assert cells(found) == [(0, 0, "7"), (0, 1, "")]
