"""Whatever happens to the child, the parent lives, says so, and reads the other files."""

import os
import zipfile
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.adapters.published_documents import reading
from guantong.gateways.adapters.published_documents.reading import (
    Child,
    ChildDied,
    files_as_read,
    pictures,
    read_file,
    read_files,
)
from guantong.gateways.quarantine.guard_test import A1, SHEET

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 91>>stream
BT /F1 12 Tf 50 150 Td (TOTAL) Tj ET 40 90 120 40 re S 100 90 m 100 130 l S BT /F1 12 Tf 50 105 Td (7) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
"""

CORNER = A1 + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def pdf(path: Path, content: bytes = PDF) -> Path:
    path.write_bytes(content)
    return path


def hostile(path: Path, rows: str = CORNER) -> Path:
    """A workbook whose two cells make a parser allocate terabytes."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relation}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    links = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr(
            "_rels/.rels", links.replace("/worksheet", "/officeDocument").replace("worksheets/sheet1", "xl/workbook")
        )
        package.writestr("xl/workbook.xml", book)
        package.writestr("xl/_rels/workbook.xml.rels", links)
        package.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows))
    return path


def test_lines_and_grids_come_back_from_the_child(tmp_path: Path) -> None:
    (file,) = read_files([pdf(tmp_path / "表.pdf")])

    (page,) = file.pages
    assert [line.text for line in page.lines] == ["TOTAL"]
    assert [(cell.row, cell.column, cell.text) for cell in page.grids[0].cells] == [(0, 0, "7"), (0, 1, "")]


def test_files_come_back_in_the_order_given_and_bad_ones_do_not_stop_the_others(tmp_path: Path) -> None:
    bad = pdf(tmp_path / "a.pdf", b"%PDF-1.4 truncated")
    empty = pdf(tmp_path / "b.pdf", b"")
    good = pdf(tmp_path / "c.pdf")

    files = read_files([bad, empty, good])

    assert [file.file for file in files] == ["a.pdf", "b.pdf", "c.pdf"]
    assert [trouble.what.zh for file in files for trouble in file.troubles] == ["PDF 已损坏或不完整", "文件是空的"]
    assert len(files[2].pages) == 1


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    kids = b" ".join(b"3 0 R" for _ in range(500))
    many = PDF.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + kids + b"]/Count 500")

    (file,) = read_files([pdf(tmp_path / "多.pdf", many)])

    assert file.troubles[0].what.zh == "文件有 500 页，超过 450 页"


def test_a_pdf_without_text_is_never_read_as_zero(tmp_path: Path) -> None:
    blank = (
        PDF.replace(b"(TOTAL) Tj", b"( ) Tj")
        .replace(b"(7) Tj", b"( ) Tj")
        .replace(b"40 90 120 40 re S 100 90 m 100 130 l S", b"")
    )

    (file,) = read_files([pdf(tmp_path / "扫描.pdf", blank)])

    assert file.pages == ()
    assert file.troubles


def test_blank_pages_are_called_blank_and_not_damaged(tmp_path: Path) -> None:
    (file,) = read_files([pdf(tmp_path / "空白.pdf", PDF.replace(b"/Contents 5 0 R", b""))])

    assert [trouble.what.zh for trouble in file.troubles] == ["PDF 每一页都是空白的"]


def test_files_attached_to_a_pdf_are_named_as_not_looked_at(tmp_path: Path) -> None:
    attached = PDF.replace(
        b"/Pages 2 0 R>>endobj", b"/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.pdf) 7 0 R]>>>>>>endobj"
    )
    file_in_it = (
        b"7 0 obj<</Type/Filespec/F(a.pdf)/EF<</F 8 0 R>>>>endobj\n8 0 obj<</Length 3>>stream\nabc\nendstream endobj\n"
    )

    (file,) = read_files([pdf(tmp_path / "合集.pdf", attached.replace(b"trailer", file_in_it + b"trailer"))])

    assert [trouble.what.zh for trouble in file.troubles] == ["PDF 里附带 1 个文件，没有查看"]
    assert len(file.pages) == 1


def test_the_guard_stops_the_sparse_corner(tmp_path: Path) -> None:
    (file,) = read_files([hostile(tmp_path / "角.xlsx")])

    assert "已用区域异常大" in file.troubles[0].what.zh


def test_without_the_guard_the_child_dies_and_the_parent_still_lives(tmp_path: Path) -> None:
    child = Child("tests.promises.unguarded_child")

    file = read_file(hostile(tmp_path / "角.xlsx"), child)
    after = read_file(pdf(tmp_path / "表.pdf"), child)

    assert "解析时中断" in file.troubles[0].what.zh
    assert after.troubles == ()
    child.close()


def test_a_hanging_child_is_killed_and_replaced(tmp_path: Path) -> None:
    child = Child("tests.promises.hanging_child")

    with pytest.raises(ChildDied, match="超时"):
        child.ask({"path": str(tmp_path)}, wait=0.5)


def test_nonsense_from_the_child_is_a_trouble(tmp_path: Path) -> None:
    child = Child("tests.promises.babbling_child")

    file = read_file(pdf(tmp_path / "表.pdf"), child)

    assert "回答不合格式" in file.troubles[0].what.zh
    child.close()


def test_a_page_picture_is_a_jpeg(tmp_path: Path) -> None:
    path = pdf(tmp_path / "表.pdf")

    found = pictures([(path, 1), (path, 99)])

    assert list(found) == [(path, 1)]
    assert found[path, 1].startswith(b"\xff\xd8\xff")


def test_pages_of_many_files_are_drawn_by_several_children_and_each_is_told(tmp_path: Path) -> None:
    wanted = [(pdf(tmp_path / f"{at}.pdf"), 1) for at in range(6)]
    told: list[tuple[Path, int]] = []

    found = pictures(wanted, told.append, workers=2)

    assert list(found) == wanted
    assert sorted(told) == wanted


def test_a_name_that_is_not_utf_8_is_read_and_drawn(tmp_path: Path) -> None:
    path = pdf(Path(os.fsdecode(os.fsencode(tmp_path) + "/预算.pdf".encode("gbk"))))

    (file,) = read_files([path])

    assert (file.troubles, len(file.pages)) == ((), 1)
    assert list(pictures([(path, 1)])) == [(path, 1)]


def test_a_workbook_whose_name_is_not_utf_8_is_read(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c></row>'
    path = hostile(Path(os.fsdecode(os.fsencode(tmp_path) + "/预算.xlsx".encode("gbk"))), rows)

    (file,) = read_files([path])

    assert (file.troubles, len(file.pages)) == ((), 1)


def test_a_suffix_that_is_not_utf_8_is_refused_for_its_suffix(tmp_path: Path) -> None:
    path = pdf(Path(os.fsdecode(os.fsencode(tmp_path) + "/预算.表".encode("gbk"))))

    (file,) = read_files([path])

    assert "扩展名" in file.troubles[0].what.zh


def test_what_still_waits_is_dropped_when_nobody_wants_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def ask(path: Path, _child: Child) -> PrintedFile:
        asked.append(path)
        Event().wait(0.1)
        return PrintedFile(path.name)

    monkeypatch.setattr(reading, "read_file", ask)
    with closing(files_as_read([tmp_path / f"{at}.pdf" for at in range(40)], workers=1)) as found:
        next(found)  # and then an interrupt

    assert len(asked) < 40


def test_a_file_is_handed_over_while_the_others_are_still_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = pdf(tmp_path / "小.pdf"), pdf(tmp_path / "大.pdf", PDF + b"%" * 99)
    handed_over, in_time = Event(), []

    def ask(path: Path, _child: Child) -> PrintedFile:
        if path == small:
            in_time.append(handed_over.wait(10))
        return PrintedFile(path.name)

    monkeypatch.setattr(reading, "read_file", ask)
    order = []
    for at, _ in files_as_read([small, large], workers=1):
        order.append(at)
        handed_over.set()

    assert (order, in_time) == ([1, 0], [True])


def test_an_encrypted_pdf_asks_for_one_without_a_password(tmp_path: Path) -> None:
    lock = b"6 0 obj<</Filter/Standard/V 1/R 2/O<" + b"61" * 32 + b">/U<" + b"62" * 32 + b">/P -4>>endobj\ntrailer"
    closed = PDF.replace(b"trailer", lock).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[<61><61>]")

    (file,) = read_files([pdf(tmp_path / "密.pdf", closed)])

    assert file.troubles[0].what.zh == "文件设有密码，无法打开"


def test_a_formula_without_a_saved_result_is_told_and_not_read_as_zero(tmp_path: Path) -> None:
    path = hostile(
        tmp_path / "公式.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c><c r="C1" t="e"><v>#DIV/0!</v></c></row>',
    )

    (file,) = read_files([path])

    assert [trouble.what.zh for trouble in file.troubles] == [
        "有 2 个公式没有保存结果或结果为错误（B1、C1），这些格读不出，不当作零"
    ]
    assert len(file.pages) == 1
