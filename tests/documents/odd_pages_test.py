"""A budget printed oddly is read all the same, or said not to be read: never taken for a budget that lacks tables."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst

from guantong.domain.fiscal.document import documents_of
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.cli.check import check
from guantong.gateways.demo.build import YEAR
from guantong.gateways.demo.figures import grow
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.printing import source_of

BREAK = "\n#pagebreak()\n"
BODY = "明湖区图书馆"
NINE = 9


@pytest.fixture(scope="module")
def source() -> str:
    return source_of(budget(grow(BODY, YEAR, 1), grow(BODY, YEAR - 1, 1)))


def printed(source: str, folder: Path) -> Path:
    path = folder / "预算.pdf"
    path.write_bytes(typst.compile(source.encode()))
    return path


def checked(path: Path) -> dict[str, Any]:
    (document,) = check([path])["documents"]
    return document


def with_tables(source: str, change: Callable[[str], str], every: int = 1) -> str:
    """Change every page (or each second, third …) that holds a table."""
    pages = source.split(BREAK)
    tables = [at for at, page in enumerate(pages) if at and "#table(" in page]
    for at in tables[::every]:
        pages[at] = change(pages[at])
    return BREAK.join(pages)


def values(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(v["table"], v["item"], v["column"], v["fen"], v["number"], v["text"]) for v in document["values"]]


def rules(document: dict[str, Any]) -> list[str]:
    return [signal["rule"] for signal in document["signals"]]


def why_open(document: dict[str, Any]) -> list[str]:
    return [entry["why"] for entry in document["coverage"]["not_computed"] if entry["rule"] == "B10"]


@pytest.fixture(scope="module")
def upright(source: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return checked(printed(source, tmp_path_factory.mktemp("upright")))


def turned(degrees: int) -> Callable[[str], str]:
    return lambda page: f"#rotate({degrees}deg, reflow: true)[#box(width: 16cm)[{page}]]"


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("every", [1, 2])
def test_tables_printed_sideways_give_the_same_values(
    degrees: int, every: int, source: str, upright: dict[str, Any], tmp_path: Path
) -> None:
    document = checked(printed(with_tables(source, turned(degrees), every), tmp_path))

    assert values(document) == values(upright)
    assert (document["signals"], document["errors"], document["coverage"]["tables_found"]) == ([], [], NINE)


HIDDEN = {
    "white": "#text(fill: white)[12345.67]",
    "transparent": "#text(fill: rgb(0, 0, 0, 0))[12345.67]",
    "tiny": "#text(size: 0.1pt)[12345.67]",
    "cut away": "#box(width: 0pt, height: 0pt, clip: true)[#move(dx: 5mm)[12345.67]]",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_text_that_nobody_sees_changes_no_value(way: str, source: str, upright: dict[str, Any], tmp_path: Path) -> None:
    hidden = f"#place(top + left, dx: 12cm, dy: 6cm)[{HIDDEN[way]}]"

    document = checked(printed(with_tables(source, lambda page: page + hidden), tmp_path))

    assert values(document) == values(upright)
    assert document["signals"] == []


def test_white_heads_on_a_dark_field_are_read(source: str, upright: dict[str, Any], tmp_path: Path) -> None:
    dark = "#set table(fill: (x, y) => if y < 2 {navy})\n#show table.cell: it => if it.y < 2 {set text(white); it} else {it}\n"

    document = checked(printed(with_tables(source, lambda page: f"#[{dark}{page}]"), tmp_path))

    assert values(document) == values(upright)


@pytest.mark.parametrize(
    ("stroke", "told"),
    [("none", "有框线不全的表"), ("(x: none, y: 0.5pt)", "有框线不全的表")],
    ids=["no lines", "lines across only"],
)
def test_tables_without_lines_are_told_and_not_called_missing(
    stroke: str, told: str, source: str, tmp_path: Path
) -> None:
    odd = with_tables(source, lambda page: f"#[#set table(stroke: {stroke})\n{page}]", every=2)

    document = checked(printed(odd, tmp_path))

    assert "B10" not in rules(document)
    assert [told in why for why in why_open(document)] == [True]
    assert [told in error["what"] for error in document["errors"]] == [True]


def test_a_table_read_of_nothing_but_its_title_is_not_called_missing(source: str, tmp_path: Path) -> None:
    def blurred(page: str) -> str:
        return page[: page.index("#table(")] + "无法显示]" if "国有资本" in page else page

    document = checked(printed(with_tables(source, blurred), tmp_path))

    assert "B10" not in rules(document)
    assert ["印有表题，没有读出表" in why for why in why_open(document)] == [True]


def test_a_table_that_is_not_there_is_still_reported(source: str, tmp_path: Path) -> None:
    pages = [page for page in source.split(BREAK) if "国有资本经营预算支出功能分类预算表" not in page]

    document = checked(printed(BREAK.join(pages), tmp_path))

    assert rules(document) == ["B10"]


def scanned(path: Path, pages: set[int], foot: str) -> Path:
    """Replace `pages` (from 0) by pictures of themselves above a running foot."""
    document = pypdfium2.PdfDocument(str(path))
    parts = []
    for at, sheet in enumerate(document):
        if at in pages:
            sheet.render(scale=1).to_pil().convert("L").save(path.parent / f"{at}.png")
            parts.append(f'#image("{at}.png", width: 100%)\n{foot}')
        else:
            (path.parent / f"{at}.pdf").write_bytes(_alone(document, at))
            parts.append(f'#image("{at}.pdf", width: 100%)')
    written = path.parent / "扫描.typ"
    written.write_text("#set page(margin: 1cm)\n" + BREAK.join(parts), "utf-8")
    found = path.parent / "扫描.pdf"
    found.write_bytes(typst.compile(str(written)))
    return found


def _alone(document: pypdfium2.PdfDocument, page: int) -> bytes:
    single = pypdfium2.PdfDocument.new()
    single.import_pages(document, [page])
    stream = BytesIO()
    single.save(stream)
    return stream.getvalue()


FOOT = "#align(center)[明湖区图书馆2025年部门预算公开 第12页]"


def test_a_scan_with_a_running_foot_is_refused_as_a_scan(source: str, tmp_path: Path) -> None:
    path = printed(source, tmp_path)
    count = len(pypdfium2.PdfDocument(str(path)))

    document = checked(scanned(path, set(range(count)), FOOT))

    assert [error["what"] for error in document["errors"]] == ["PDF 没有文字，只有图像（扫描件）"]


def test_a_document_scanned_in_part_leaves_missing_tables_open(source: str, tmp_path: Path) -> None:
    document = checked(scanned(printed(source, tmp_path), {2, 3, 4}, FOOT))

    assert document["coverage"]["tables_found"] < NINE
    assert document["coverage"]["image_only_pages"] == [3, 4, 5]
    assert "B10" not in rules(document)
    assert why_open(document) == ["第3、4、5页只有图像，无法判断缺表"]


def test_rows_torn_by_a_page_break_are_whole_again(source: str, tmp_path: Path) -> None:
    long = "（含按规定由单位承担并经批准列支的各项补充支出及其配套经费）" * 3
    for name in ("行政事业单位养老支出", "机关事业单位基本养老保险缴费支出", "住房公积金"):
        source = source.replace(f'[#"{name}"]', f'[#"{name}{long}"]')

    def split(page: str) -> str:
        return f"#[#set page(height: 11cm, margin: 1.5cm)\n{page}]" if '"项"' in page else page

    whole, torn = checked(printed(source, tmp_path)), checked(printed(with_tables(source, split), tmp_path))

    assert torn["pages"][1] > whole["pages"][1]
    assert values(torn) == values(whole)


def test_text_in_two_columns_is_read_column_by_column(source: str, tmp_path: Path) -> None:
    pages = source.split(BREAK)
    columned = [f"#columns(2)[{page}]" if at and "#table(" not in page else page for at, page in enumerate(pages)]

    side_by_side = item_sentences(printed(BREAK.join(columned), tmp_path))

    assert side_by_side == item_sentences(printed(source, tmp_path))
    assert len(side_by_side) > NINE


def item_sentences(path: Path) -> list[str]:
    (document,) = documents_of(read_files([path])[0])
    return [sentence.text for sentence in document.sentences if "（项）" in sentence.text]
