"""What a page shows and the reader does not read is said of the page."""

from pathlib import Path

import pytest

from guantong.domain.fiscal.pages import Page, Unread
from guantong.gateways.adapters.published_documents.frame_test import GRID, TEXT, page

SETTINGS = b"/Resources<</Font<</F1 4 0 R>>/XObject<</Scan 6 0 R>>>>"
PIXEL = (
    b"6 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\xc8\nendstream endobj"
)
FOOTER = b" BT /F1 8 Tf 140 8 Td (- 12 -) Tj ET"
HEADER = b" BT /F1 8 Tf 60 188 Td (Open budget of Minghu District 2025) Tj ET"
PROSE = b"".join(b" BT /F1 8 Tf 20 %d Td (%b) Tj ET" % (190 - 9 * at, b"spent on books " * 4) for at in range(10))


def read(folder: Path, drawn: bytes) -> Page:
    return page(folder, drawn, SETTINGS, more=PIXEL)


@pytest.mark.parametrize(
    "picture",
    [
        b"q 300 0 0 200 0 0 cm /Scan Do Q",
        b"q 280 0 0 180 10 10 cm /Scan Do Q",
        b"q 300 0 0 50 0 0 cm /Scan Do Q q 300 0 0 50 0 50 cm /Scan Do Q q 300 0 0 90 0 100 cm /Scan Do Q",
        b"q 0 200 -300 0 300 0 cm /Scan Do Q",
    ],
    ids=["a full page", "within margins", "in strips", "turned"],
)
def test_a_scan_with_a_running_head_and_a_page_number_is_a_picture_only(picture: bytes, tmp_path: Path) -> None:
    found = read(tmp_path, picture + HEADER + FOOTER)

    assert (found.image_only, found.unread) == (True, (Unread.IMAGE,))


def test_a_scan_laid_over_its_own_recognised_text_is_a_picture_only(tmp_path: Path) -> None:
    found = read(tmp_path, PROSE + b" q 300 0 0 200 0 0 cm /Scan Do Q")

    assert (found.lines, found.image_only) == ((), True)


def test_a_background_under_running_text_hides_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, b"q 300 0 0 200 0 0 cm /Scan Do Q " + PROSE)

    assert (found.image_only, found.unread) == (False, ())


def test_a_small_emblem_beside_a_table_hides_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, b"q 30 0 0 30 260 160 cm /Scan Do Q " + TEXT + GRID).unread == ()


def test_a_table_shown_as_a_picture_between_paragraphs_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, PROSE + b" q 280 0 0 90 10 5 cm /Scan Do Q")

    assert (found.image_only, found.unread) == (False, (Unread.PICTURE,))


def test_letters_drawn_as_outlines_are_told(tmp_path: Path) -> None:
    letter = b" 50 50 m 52 55 58 55 60 50 c 58 45 52 45 50 50 c f"

    assert read(tmp_path, letter * 300).unread == (Unread.OUTLINES,)


ROWS = b"".join(
    b" BT /F1 10 Tf 20 %d Td (20%d) Tj 60 0 Td (Reading) Tj 100 0 Td (%d,250.00) Tj ET" % (150 - 14 * at, at, at + 1)
    for at in range(4)
)
RULES = b"".join(b" 15 %d m 285 %d l S" % (y, y) for y in (163, 149, 105))


@pytest.mark.parametrize("rules", [b"", RULES], ids=["without lines", "with three lines across"])
def test_a_table_without_the_lines_between_its_columns_is_told(rules: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, ROWS + rules).unread == (Unread.UNRULED,)


def test_contents_with_page_numbers_and_a_list_of_years_are_no_table(tmp_path: Path) -> None:
    rows = b"".join(
        b" BT /F1 10 Tf 20 %d Td (Part %d) Tj 200 0 Td (%d) Tj ET" % (150 - 14 * at, at, n)
        for at, n in enumerate((3, 12, 130, 2023, 2024, 2025))
    )

    assert read(tmp_path, rows).unread == ()


def test_two_figures_in_one_cell_never_become_one(tmp_path: Path) -> None:
    found = read(
        tmp_path, TEXT + b" 40 90 220 40 re S 80 90 m 80 130 l S BT /F1 10 Tf 90 105 Td (100) Tj 80 0 Td (200) Tj ET"
    )

    assert found.grids[0].cells[1].text == "100│200"
    assert found.unread == (Unread.UNRULED,)
