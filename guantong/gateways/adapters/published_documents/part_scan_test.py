"""However a far cell is spelled, it is found before a parser allocates the way to it."""

import pytest

from guantong.gateways.adapters.published_documents.part_scan import PartScan, column_letters, column_number
from guantong.gateways.adapters.published_documents.refusals import Refused

NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def scanned(text: str, piece: int = 1 << 18) -> PartScan:
    scan, content = PartScan("xl/worksheets/sheet1.xml"), text.encode()
    for at in range(0, len(content), piece):
        scan.feed(content[at : at + piece])
    scan.feed(b"", final=True)
    return scan


def sheet(rows: str) -> str:
    return f'<worksheet xmlns:x="urn:x"><sheetData>{rows}</sheetData></worksheet>'


@pytest.mark.parametrize(
    "far",
    [
        FAR,
        FAR.replace('"', "'"),
        FAR.replace('r="XFD', 'r = "XFD'),
        FAR.replace("XFD", "xfd"),
        FAR.replace("XFD", "&#88;FD"),
        FAR.replace("<c ", '<c a=">" '),
        FAR.replace("<c ", "<x:c ").replace("</c>", "</x:c>"),
        '<row r="1048570">' + "<c><v>1</v></c>" * 200 + "</row>",
    ],
)
@pytest.mark.parametrize("piece", [7, 1 << 18])
def test_a_far_cell_is_refused_however_it_is_spelled(far: str, piece: int) -> None:
    with pytest.raises(Refused) as refused:
        scanned(sheet(NEAR + far), piece)

    assert "已用区域异常大" in refused.value.trouble.what.zh
    assert "单元格" in refused.value.trouble.where.zh


def test_a_far_cell_without_content_is_no_reason_to_refuse() -> None:
    scan = scanned(sheet(NEAR + '<row r="1048576"><c r="XFD1048576" s="3"/></row>'))

    assert scan.filled == 1


def test_cells_are_counted_on_from_the_parts_before() -> None:
    scan = PartScan("xl/worksheets/sheet2.xml", filled=5)

    scan.feed(sheet(NEAR).encode(), final=True)

    assert scan.filled == 5 + 1


@pytest.mark.parametrize("encoding", ["UTF-16", "iso-2022-jp", "UcF-8"])
def test_an_encoding_that_readers_may_understand_differently_is_refused(encoding: str) -> None:
    with pytest.raises(Refused, match="不合规范"):
        scanned(f'<?xml version="1.0" encoding="{encoding}"?>' + sheet(NEAR))


def test_broken_xml_is_refused_with_its_line() -> None:
    with pytest.raises(Refused) as refused:
        scanned("<worksheet>\n<sheetData>\n</worksheet>")

    assert refused.value.trouble.where.zh == "“xl/worksheets/sheet1.xml”第 3 行"


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16_384)])
def test_columns_are_numbered_as_spreadsheets_letter_them(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters
