"""A character is what its glyph shows; a glyph whose meaning the file does not tell is unknown, never left out."""

from pathlib import Path

from guantong.domain.fiscal.pages import Unread
from guantong.gateways.adapters.published_documents.frame_test import GRID, TEXT, cells, page

SETTINGS = b"/Resources<</Font<</F1 4 0 R/F2 6 0 R>>>>"
MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
    b"endcodespacerange 3 beginbfchar <0012> <E001> <0031> <FFFD> <0032> <0000> endbfchar endcmap end end"
)


def font(mapped: bool) -> bytes:
    return (
        b"6 0 obj<</Type/Font/Subtype/Type0/BaseFont/ABC/Encoding/Identity-H/DescendantFonts[7 0 R]%b>>endobj\n"
        b"7 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/ABC/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>>>endobj\n8 0 obj<</Length %d>>stream\n%b\nendstream endobj"
        % (b"/ToUnicode 8 0 R" if mapped else b"", len(MAP), MAP)
    )


def test_a_glyph_that_maps_to_no_character_is_unknown_and_the_page_told(tmp_path: Path) -> None:
    drawn = TEXT + GRID + b" BT /F2 12 Tf 105 105 Td <001200310032> Tj ET"

    found = page(tmp_path, drawn, SETTINGS, more=font(mapped=True))

    assert cells(found) == [(0, 0, "7"), (0, 1, "\ufffd\ufffd\ufffd")]
    assert found.unread == (Unread.GARBLED,)


def test_a_font_without_a_map_never_passes_its_glyph_numbers_for_digits(tmp_path: Path) -> None:
    drawn = TEXT + GRID + b" BT /F2 12 Tf 105 105 Td <00310032> Tj ET"

    found = page(tmp_path, drawn, SETTINGS, more=font(mapped=False))

    assert cells(found)[1] == (0, 1, "\ufffd\ufffd")
    assert found.unread == (Unread.GARBLED,)


def test_words_that_stand_for_other_glyphs_are_not_read_in_their_place(tmp_path: Path) -> None:
    found = page(tmp_path, b"/Span <</ActualText (900)>> BDC BT /F1 12 Tf 50 150 Td (123) Tj ET EMC")

    assert [line.text for line in found.lines] == ["123"]


def test_a_hyphen_at_the_end_of_a_line_is_kept(tmp_path: Path) -> None:
    found = page(tmp_path, b"BT /F1 12 Tf 50 150 Td (abc-) Tj 0 -14 Td (def) Tj ET")

    assert [line.text for line in found.lines] == ["abc-", "def"]


def test_text_drawn_again_to_look_bold_is_read_once(tmp_path: Path) -> None:
    for shift in (0.2, 0.3, 0.5, 0.8):
        twice = b"BT /F1 12 Tf 50.4 150 Td (1100) Tj %.1f 0 Td (1100) Tj 0 %.1f Td (1100) Tj ET" % (shift, shift)

        assert [line.text for line in page(tmp_path, twice).lines] == ["1100"], shift
