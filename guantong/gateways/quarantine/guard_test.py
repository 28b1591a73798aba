"""Nothing hostile reaches a parser; each refusal is a sentence that says what, where and what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from guantong.gateways.quarantine.guard import MOST_PARTS, kind_of
from guantong.gateways.quarantine.part_scan import PartScan
from guantong.gateways.quarantine.refusals import Refused

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
A1 = '<row r="1"><c r="A1"><v>1</v></c></row>'


def workbook(path: Path, sheet: str = SHEET.format(A1), **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        kind_of(path)
    trouble = refused.value.trouble
    assert trouble.what.en
    assert trouble.where.zh
    assert trouble.do.zh
    assert trouble.do.en
    return trouble.what.zh


def test_an_honest_workbook_passes(tmp_path: Path) -> None:
    assert kind_of(workbook(tmp_path / "决算.xlsx")) == "xlsx"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "空.pdf"
    path.touch()

    assert refusal(path) == "文件是空的"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("决算.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("决算.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Office"),
        ("决算.xlsx", b"%PDF-1.7\n", "扩展名“.xlsx”与内容（pdf）不符"),
        ("决算.pdf", b"PK\x03\x04damaged", "损坏"),
        ("决算.csv", "单位,金额\n".encode(), "不是 PDF 也不是 xlsx"),
        ("照片.jpg", b"\xff\xd8\xff\xe0", "不是 PDF 也不是 xlsx"),
    ],
)
def test_other_kinds_are_told_by_content(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert words in refusal(path)


def test_a_sparse_corner_is_refused_before_any_parser_allocates_it(tmp_path: Path) -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    path = workbook(tmp_path / "决算.xlsx", SHEET.format(A1 + corner))

    assert path.stat().st_size < 1_500
    assert "已用区域异常大" in refusal(path)


@pytest.mark.parametrize(
    "hostile", ['<!DOCTYPE a [<!ENTITY b "c">]>', '<!ENTITY % x SYSTEM "http://example.invalid/">']
)
def test_entities_are_refused(tmp_path: Path, hostile: str) -> None:
    assert "实体" in refusal(workbook(tmp_path / "决算.xlsx", hostile + SHEET.format(A1)))


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl__vbaProject.bin", "宏"),
        ("xl__externalLinks__externalLink1.xml", "外部文件"),
        ("xl__embeddings__oleObject1.bin", "内嵌"),
    ],
)
def test_macros_links_and_embedded_files_are_refused(tmp_path: Path, part: str, words: str) -> None:
    assert words in refusal(workbook(tmp_path / "决算.xlsx", **{part: b"x"}))


def test_a_zip_bomb_is_refused_by_what_it_unpacks_to(tmp_path: Path) -> None:
    path = workbook(tmp_path / "决算.xlsx", SHEET.format(A1) + " " * (80 << 20))

    assert path.stat().st_size < 200_000
    assert "异常大" in refusal(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    assert "部件" in refusal(workbook(tmp_path / "决算.xlsx", **{f"xl__media__{n}": b"x" for n in range(MOST_PARTS)}))


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "全.xlsx").read_bytes()
    path = tmp_path / "半.xlsx"
    path.write_bytes(whole[: len(whole) // 2])

    assert "损坏" in refusal(path)


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.txt", "x")
    path = tmp_path / "决算.xlsx"
    path.write_bytes(stream.getvalue())

    assert "不是 xlsx 工作簿" in refusal(path)


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(65 << 20)

    assert refusal(path) == "文件超过 64 MiB"


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "决算.xlsx")
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(bytes(content))

    assert "密码" in refusal(path)


def test_a_binary_part_is_refused_and_a_picture_is_not(tmp_path: Path) -> None:
    assert "二进制部件" in refusal(workbook(tmp_path / "甲.xlsx", **{"xl__custom.dat": b"x"}))
    assert kind_of(workbook(tmp_path / "乙.xlsx", **{"xl__media__image1.png": b"x"})) == "xlsx"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "决算.xlsx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/worksheets/SHEET1.xml", "<worksheet/>")

    assert "损坏" in refusal(path)


def test_a_macro_hidden_behind_an_xlsx_name_is_refused(tmp_path: Path) -> None:
    types = b'<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'

    assert "宏" in refusal(workbook(tmp_path / "决算.xlsx", **{"[Content_Types].xml": types}))


def test_what_is_seen_in_a_part_is_kept_by_the_name_of_every_sheet_that_is_it(tmp_path: Path) -> None:
    book = '<workbook xmlns:r="r"><sheet name="支出总表" r:id="r1"/><sheet name="同一张" r:id="r2"/><sheet name="没有" r:id="r9"/></workbook>'
    link = '<Relationship Id="{}" Target="worksheets/sheet1.xml"/>'
    links = f"<Relationships>{link.format('r1')}{link.format('r2')}</Relationships>"
    path = tmp_path / "决算.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", SHEET.format('<row><c t="e"><v>#REF!</v></c></row>'))
        package.writestr("xl/workbook.xml", book)
        package.writestr("xl/_rels/workbook.xml.rels", links)
    scans: dict[str, PartScan] = {}

    assert kind_of(path, scans) == "xlsx"
    assert {name: scan.unread for name, scan in scans.items()} == dict.fromkeys(
        ("支出总表", "同一张"), {(1, 1): "#REF!"}
    )


def test_a_sheet_in_a_part_that_is_not_looked_at_is_refused(tmp_path: Path) -> None:
    links = b'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.dat"/></Relationships>'

    assert "二进制部件" in refusal(workbook(tmp_path / "决算.xlsx", **{"xl/_rels/workbook.xml.rels": links}))
