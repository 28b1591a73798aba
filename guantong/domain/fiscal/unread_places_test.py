"""A table that was not found may stand on a page that was not read: the place is named."""

from guantong.domain.fiscal.document import Document, DocumentKind
from guantong.domain.fiscal.pages import Grid, Page, TextLine, Unread
from guantong.domain.fiscal.unread_places import unread_places

MISSING = ("income",)
GRID = Grid((0, 0, 1, 1), 1, 1, ())


def why(*pages: Page, images: tuple[int, ...] = ()) -> str | None:
    document = Document(
        "预算.pdf", pages, "明湖区图书馆", DocumentKind.BUDGET, "unit", 2025, (), image_only_pages=images
    )
    found = unread_places(document, MISSING)
    return found.zh if found else None


def lines(*texts: str) -> tuple[TextLine, ...]:
    return tuple(TextLine(text, (0, 0, 1, 1)) for text in texts)


def test_pages_read_whole_leave_nothing_open() -> None:
    assert why(Page(1, 595, 842, lines("一、收入预算情况说明")), Page(2, 595, 842, grids=(GRID,))) is None


def test_each_reason_names_its_pages_once() -> None:
    pages = (
        Page(1, 595, 842, image_only=True, unread=(Unread.IMAGE,)),
        Page(2, 595, 842, unread=(Unread.GARBLED, Unread.UNRULED)),
        Page(3, 595, 842, unread=(Unread.GARBLED,)),
    )

    assert why(*pages, images=(1,)) == (
        "第1页只有图像；第2、3页有字符的编码无法还原（乱码），没有读出；第2页有框线不全的表，没有读出，无法判断缺表"
    )


def test_a_title_without_its_table_leaves_it_open() -> None:
    assert why(Page(4, 595, 842, lines("2025年部门收入预算总表"))) == "第4页印有表题，没有读出表，无法判断缺表"


def test_a_list_of_contents_is_no_title() -> None:
    contents = lines("2025年部门收支预算总表", "2025年部门收入预算总表", "2025年部门支出预算总表")

    assert why(Page(2, 595, 842, contents)) is None
