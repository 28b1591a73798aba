"""Only what a reader of the rendered page sees is read."""

from pathlib import Path

import pytest

from guantong.gateways.adapters.published_documents.frame_test import GRID, TEXT, cells, page

HIDDEN = b" BT /F1 12 Tf 62 105 Td (99) Tj ET"
"""Beside the 7 of the table: read, it would make 799 of it."""
WAYS = {
    "without paint": b" 3 Tr" + HIDDEN,
    "white": b" 1 g" + HIDDEN,
    "nearly white": b" .98 g" + HIDDEN,
    "white over black": b" 1 g BT /F1 12 Tf 50 105 Td (99) Tj ET",
    "transparent": b" /Clear gs" + HIDDEN,
    "cut away": b" q 200 20 40 40 re W n" + HIDDEN + b" Q",
    "covered": b" q" + HIDDEN + b" Q 1 g 61 100 38 20 re f",
    "black on black": b" q 0 g 110 95 40 30 re f BT /F1 12 Tf 115 105 Td (99) Tj ET Q",
    "too small": b" BT /F1 .3 Tf 62 105 Td (99) Tj ET",
    "in a layer that is off": b" /OC /Layer BDC" + HIDDEN + b" EMC",
    "in a form": b" /Inner Do",
    "in a form whose layer is off": b" /Layered Do",
}
SETTINGS = b"/Resources<</Font<</F1 4 0 R>>/ExtGState<</Clear<</ca 0>>>>/Properties<</Layer 19 0 R>>/XObject<</Inner 6 0 R/Layered 7 0 R>>>>"
MORE = (
    b"19 0 obj<</Type/OCG/Name(x)>>endobj\n"
    b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</Font<</F1 4 0 R>>>>/Length %d>>stream\n%b\n"
    b"endstream endobj\n"
    b"7 0 obj<</Type/XObject/Subtype/Form/OC 19 0 R/BBox[0 0 300 200]/Resources<</Font<</F1 4 0 R>>>>/Length %d>>stream\n"
    b"%b\nendstream endobj" % (len(HIDDEN) + 4, b"1 g " + HIDDEN, 2 * len(HIDDEN), HIDDEN * 2)
)


@pytest.mark.parametrize("way", WAYS)
def test_text_that_nobody_sees_does_not_run_into_a_figure(way: str, tmp_path: Path) -> None:
    found = page(tmp_path, b"q " + TEXT + GRID + b" Q" + WAYS[way], SETTINGS, more=MORE)

    assert "".join(text for _, _, text in cells(found) if text) == "7"
    assert [line.text for line in found.lines] == ["TOTAL"]


@pytest.mark.parametrize(
    "seen",
    [
        b" .2 .3 .6 rg 45 30 60 20 re f 1 g BT /F1 12 Tf 50 35 Td (99) Tj ET",
        b" .8 g BT /F1 12 Tf 50 35 Td (99) Tj ET",
        b" BT /F1 12 Tf 2 Tr 50 35 Td (99) Tj ET",
        b" q 40 30 60 30 re W n BT /F1 12 Tf 50 35 Td (99) Tj ET Q",
        b" /OC /Other BDC BT /F1 12 Tf 50 35 Td (99) Tj ET EMC",
        b" 1 0 0 1 -12 -70 cm /Layered Do",
    ],
    ids=["white on blue", "pale grey", "bold by outline", "within its clip", "in a layer that is on", "in a form"],
)
def test_text_that_is_seen_is_read_whatever_its_paint(seen: bytes, tmp_path: Path) -> None:
    settings = SETTINGS.replace(b"/Layer 19 0 R", b"/Other 18 0 R")
    more = MORE.replace(b"/OC 19 0 R", b"/OC 18 0 R")

    found = page(tmp_path, b"q " + TEXT + b" Q" + seen, settings, more=more + b"\n18 0 obj<</Type/OCG/Name(y)>>endobj")

    assert [line.text for line in found.lines] == ["TOTAL", "99"]
