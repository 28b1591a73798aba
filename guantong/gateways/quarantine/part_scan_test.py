"""What is seen in one part of a workbook: errors, unsaved formulas, what is hidden, where sheets lie; danger ends it."""

from dataclasses import replace

import pytest

from guantong.gateways.quarantine import part_scan
from guantong.gateways.quarantine.number_formats import NumberFormat, number_format
from guantong.gateways.quarantine.part_scan import UNSAVED, PartScan
from guantong.gateways.quarantine.refusals import Refused


def scan(*pieces: str, room: part_scan.Room = part_scan.PUBLISHED) -> PartScan:
    found = PartScan("支出总表", room=room)
    for piece in pieces:
        found.feed(piece.encode())
    found.feed(b"", final=True)
    return found


def refused(*pieces: str, room: part_scan.Room = part_scan.PUBLISHED) -> tuple[str, str]:
    with pytest.raises(Refused) as told:
        scan(*pieces, room=room)
    return told.value.trouble.what.zh, told.value.trouble.where.zh


def test_errors_and_unsaved_formulas_are_seen_blanks_and_saved_results_are_not() -> None:
    cells = (
        '<c r="A1" t="e"><v>#REF!</v></c>',
        '<c t="e"/>',
        "<c><f>1+1</f></c>",
        "<c><f>1+1</f><v>2</v></c>",
        '<c t="str"><f>B1</f><v></v></c>',
        "<c><v/></c>",
    )

    found = scan("<worksheet><sheetData><row>", *cells, "</row></sheetData></worksheet>")

    assert found.unread == {(1, 1): "#REF!", (1, 2): "#ERROR!", (1, 3): UNSAVED}


def test_where_rounding_does_not_matter_only_codes_percentages_and_scales_are_kept() -> None:
    styles = (
        "<styleSheet><numFmt numFmtId='164' formatCode='00000'/><cellXfs><xf numFmtId='4'/><xf numFmtId='164'/><xf numFmtId='10'/>"
        "</cellXfs></styleSheet>"
    )
    about = PartScan("xl/styles.xml")
    about.feed(styles.encode(), final=True)
    cells = "".join(f'<c r="{at}" s="{style}"><v>1</v></c>' for at, style in (("A1", 0), ("B1", 1), ("C1", 2)))

    kept = {}
    for rounded in (True, False):
        found = PartScan("支出总表", formats=about.formats, room=replace(part_scan.PUBLISHED, rounded=rounded))
        found.feed(f"<row>{cells}</row>".encode(), final=True)
        kept[rounded] = sorted(found.shown)

    assert kept == {True: [(1, 1), (1, 2), (1, 3)], False: [(1, 2), (1, 3)]}


def test_computed_cells_are_counted_a_column_with_the_first_of_them() -> None:
    cells = (
        '<row r="4"><c r="F4"><f>1+1</f><v>2</v></c><c><v>2</v></c></row>',
        '<row r="5"><c r="F5"><f>F4</f><v>2</v></c></row>',
    )

    assert scan("<sheetData>", *cells, "</sheetData>").formulas == {6: (2, 4)}


def test_a_long_error_is_cut() -> None:
    found = scan('<c r="A1" t="e"><v>', "错" * 15, "<!-- -->", "误" * 15, "<!-- -->", "长", "</v></c>")

    assert list(found.unread.values()) == ["错" * 15 + "误" * 15]


def test_hidden_rows_and_columns_are_seen_odd_numbers_are_not() -> None:
    found = scan(
        '<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="-1" max="9" hidden="1"/>',
        '<col min="1" max="x" hidden="true"/></cols>',
        '<sheetData><row r="4" hidden="1"/><row hidden="true"/><row r="x" hidden="0"/></sheetData></worksheet>',
    )

    assert (found.hidden_rows, found.hidden_columns) == ({4, 5}, [(2, 3)])


def test_numbers_are_known_by_how_their_style_shows_them() -> None:
    formats: list[NumberFormat | None] = []
    styles, sheet = PartScan("styles", 0, formats), PartScan("支出总表", 0, formats)
    styles.feed(
        b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="164" formatCode="0"/></numFmts>'
        b'<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs>'
        b'<dxfs><xf numFmtId="9"/></dxfs></styleSheet>',
        final=True,
    )
    cells = (f'<c s="{style}"><v>1</v></c>' for style in ("1", "0", "2", "9", "-1", "x", "9999999"))
    sheet.feed(f"<row>{''.join(cells)}<c><v>1</v></c></row>".encode(), final=True)

    assert formats == [None, number_format("0.0%"), number_format("0.00")]
    assert sheet.shown == {(1, 1): number_format("0.0%"), (1, 3): number_format("0.00")}


def test_sheets_are_known_by_name_and_link_and_links_outside_are_not_followed() -> None:
    book = scan('<workbook xmlns:r="r"><sheet name="甲" r:id="r1"/><sheet name="乙"/></workbook>')
    links = scan(
        '<Relationships><Relationship Id="r1" Target="a.xml"/><Relationship TargetMode="External" Id="r2" Target="b"/></Relationships>'
    )

    assert book.sheets == {"r1": "甲", "": "乙"}
    assert (links.links, links.targets) == ({"r1": "a.xml"}, ["a.xml"])


@pytest.mark.parametrize(
    ("pieces", "what", "where"),
    [
        (('<!DOCTYPE a [<!ENTITY b "c">]><a/>',), "“支出总表”含有 XML 实体声明", "“支出总表”"),
        (("<a><!ENTITY b 'c'></a>",), "“支出总表”含有 XML 实体声明", "“支出总表”"),
        (('<?xml version="1.0" encoding="gbk"?><a/>',), "xlsx 的内容不合规范，无法读取", "“支出总表”"),
        (("<a>\n</b>",), "xlsx 的内容不合规范，无法读取", "“支出总表”第 2 行"),
        (('<row r="7"><c r="C7"></b>',), "xlsx 的内容不合规范，无法读取", "“支出总表”单元格 C7"),
    ],
)
def test_what_is_dangerous_or_broken_is_refused_with_its_place(pieces: tuple[str, ...], what: str, where: str) -> None:
    assert refused(*pieces) == (what, where)


def test_a_declared_encoding_that_is_read_all_the_same_passes() -> None:
    assert scan('<?xml version="1.0" encoding="UTF-8"?>', '<c r="A1"><v>1</v></c>').filled == 1
    assert scan('<?xml version="1.0"?>', '<c r="A1"><v>1</v></c>').filled == 1


def test_too_many_cells_are_refused_at_the_first_beyond_the_limit() -> None:
    room = replace(part_scan.PUBLISHED, cells=2)
    row = '<row r="1">' + "<c><v>1</v></c>" * 3 + "</row>"

    assert refused(row, room=room) == ("单元格超过 2 个", "“支出总表”单元格 C1")


def test_a_far_corner_is_refused_with_its_cell() -> None:
    assert refused('<c r="XFD1048576"><v>1</v></c>') == (
        "“支出总表”的已用区域异常大（超过 5000000 格）",
        "“支出总表”单元格 XFD1048576",
    )
