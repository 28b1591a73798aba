"""Pages are read as they lie before their reader: turned, cut, and without what leaves no ink."""

from pathlib import Path

from guantong.domain.fiscal.pages import Page
from guantong.gateways.adapters.published_documents.pdf import opened, read_pages

TEXT = b"BT /F1 12 Tf 50 150 Td (TOTAL) Tj ET"
GRID = b" 40 90 120 40 re S 100 90 m 100 130 l S BT /F1 12 Tf 50 105 Td (7) Tj ET"
SIDEWAYS = (
    b"BT /F1 12 Tf 0 1 -1 0 150 50 Tm (TOTAL) Tj ET "
    b"170 40 40 120 re S 170 100 m 210 100 l S BT /F1 12 Tf 0 1 -1 0 195 50 Tm (7) Tj ET"
)


def page(folder: Path, drawn: bytes, settings: bytes = b"", media: bytes = b"0 0 300 200") -> Page:
    path = folder / "表.pdf"
    path.write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%b]%b/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>endobj\n"
        b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        b"5 0 obj<</Length %d>>stream\n%b\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n"
        % (media, settings, len(drawn), drawn)
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


def test_text_without_ink_is_not_read(tmp_path: Path) -> None:
    found = page(tmp_path, TEXT + b" BT 3 Tr /F1 12 Tf 50 50 Td (999) Tj ET")

    assert [line.text for line in found.lines] == ["TOTAL"]
