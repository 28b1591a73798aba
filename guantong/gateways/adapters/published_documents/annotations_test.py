"""Filled form fields and text boxes are seen, so they are read; a reader's own marks are not."""

from pathlib import Path

import pytest

from guantong.domain.fiscal.pages import Unread
from guantong.gateways.adapters.published_documents.frame_test import GRID, TEXT, cells, page

FIELD = b"<</Type/Annot/Subtype/%b/Rect[105 95 155 125]/FT/Tx/T(a)/F %d%b>>"
SHOWN = b"/V(25)/AP<</N 6 0 R>>"
APPEARANCE = (
    b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 50 30]/Resources<</Font<</F1 4 0 R>>>>/Length 37>>stream\n"
    b"BT /F1 12 Tf 5 10 Td (25) Tj ET       \nendstream endobj"
)


@pytest.mark.parametrize("kind", [b"Widget", b"FreeText", b"Stamp"])
def test_what_a_field_shows_stands_in_its_cell(kind: bytes, tmp_path: Path) -> None:
    field = FIELD % (kind, 4, SHOWN)

    found = page(tmp_path, TEXT + GRID, b"/Annots[%b]" % field, more=APPEARANCE)

    assert cells(found) == [(0, 0, "7"), (0, 1, "25")]
    assert found.unread == ()


def test_a_hidden_field_is_not_read(tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + GRID, b"/Annots[%b]" % (FIELD % (b"Widget", 2, SHOWN)), more=APPEARANCE)

    assert cells(found) == [(0, 0, "7"), (0, 1, "")]


def test_a_filled_field_without_an_appearance_is_told(tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + GRID, b"/Annots[%b]" % (FIELD % (b"Widget", 4, b"/V(25)")))

    assert found.unread == (Unread.FIELDS,)


def test_an_empty_field_and_a_readers_highlight_change_nothing(tmp_path: Path) -> None:
    highlight = (
        b"<</Type/Annot/Subtype/Highlight/Rect[45 95 80 120]/QuadPoints[45 120 80 120 45 95 80 95]/F 4/AP<</N 6 0 R>>>>"
    )
    plain = page(tmp_path, TEXT + GRID)

    found = page(tmp_path, TEXT + GRID, b"/Annots[%b%b]" % (FIELD % (b"Widget", 4, b""), highlight), more=APPEARANCE)

    assert found == plain
