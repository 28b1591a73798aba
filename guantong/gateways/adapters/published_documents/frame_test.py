"""Pages are read as they lie before their reader: turned, also when its text alone is turned, and cut."""

from pathlib import Path

from guantong.domain.fiscal.pages import Page, Unread
from guantong.gateways.adapters.published_documents.pdf import opened, read_pages

TEXT = b"BT /F1 12 Tf 50 150 Td (TOTAL) Tj ET"
GRID = b" 40 90 120 40 re S 100 90 m 100 130 l S BT /F1 12 Tf 50 105 Td (7) Tj ET"
SIDEWAYS = (
    b"BT /F1 12 Tf 0 1 -1 0 150 50 Tm (TOTAL) Tj ET "
    b"170 40 40 120 re S 170 100 m 210 100 l S BT /F1 12 Tf 0 1 -1 0 195 50 Tm (7) Tj ET"
)


def page(folder: Path, drawn: bytes, settings: bytes = b"", media: bytes = b"0 0 300 200", more: bytes = b"") -> Page:
    """Read one hand-drawn page; `settings` are entries of the page, `more` numbered objects from 6 on."""
    resources = b"" if b"/Resources" in settings else b"/Resources<</Font<</F1 4 0 R>>>>"
    path = folder / "表.pdf"
    path.write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[19 0 R]/D<</OFF[19 0 R]>>>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%b]%b%b/Contents 5 0 R>>endobj\n"
        b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"5 0 obj<</Length %d>>stream\n%b\nendstream endobj\n%b\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
        % (media, settings, resources, len(drawn), drawn, more)
    )
    with opened(path) as document:
        return next(read_pages(document))


def cells(found: Page) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for grid in found.grids for cell in grid.cells]


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    found = page(tmp_path, SIDEWAYS, b"/Rotate 90")

    assert (found.width, found.height) == (200, 300)
    assert [line.text for line in found.lines] == ["TOTAL"]
    assert cells(found) == [(0, 0, "7"), (0, 1, "")]


def test_a_page_that_does_not_begin_at_zero_has_its_boxes_where_they_are_seen(tmp_path: Path) -> None:
    cropped = page(tmp_path, TEXT + GRID, b"/CropBox[20 10 300 200]")
    shifted = page(tmp_path, TEXT + GRID, media=b"20 30 300 200")

    assert cropped.grids[0].box == (40 - 20, 200 - 130, 160 - 20, 200 - 90)
    assert shifted.grids[0].box == (40 - 20, 200 - 130, 160 - 20, 200 - 90)


def test_what_lies_outside_the_visible_box_is_not_read(tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + b" BT /F1 12 Tf 5 20 Td (X) Tj ET", b"/CropBox[20 10 300 200]")

    assert [line.text for line in found.lines] == ["TOTAL"]


def test_a_table_drawn_sideways_on_an_unturned_page_is_turned_to_be_read(tmp_path: Path) -> None:
    drawn_upright = page(tmp_path, TEXT + GRID)
    ways = {90: b"0 1 -1 0 200 0 cm ", 180: b"-1 0 0 -1 300 200 cm ", 270: b"0 -1 1 0 0 300 cm "}

    for degrees, way in ways.items():
        found = page(tmp_path, way + TEXT + GRID, media=b"0 0 300 200" if degrees == 180 else b"0 0 200 300")

        assert (found.width, found.height) == (300, 200), degrees
        assert [line.text for line in found.lines] == ["TOTAL"], degrees
        assert cells(found) == [(0, 0, "7"), (0, 1, "")], degrees
        assert [g.box for g in found.grids] == [g.box for g in drawn_upright.grids], degrees
        assert found.unread == (), degrees


def test_a_few_turned_words_turn_no_page(tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + GRID + b" BT /F1 12 Tf 0 1 -1 0 30 20 Tm (UP) Tj ET")

    assert (found.width, found.height) == (300, 200)
    assert [line.text for line in found.lines] == ["TOTAL", "UP"]


def test_a_page_askew_is_told_for_its_tables_are_not_found(tmp_path: Path) -> None:
    found = page(tmp_path, b".9986 .0523 -.0523 .9986 0 0 cm " + TEXT + GRID)

    assert found.grids == ()
    assert found.unread == (Unread.SKEWED,)
