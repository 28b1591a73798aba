"""What of a page was not read is told once a reason, with its pages."""

from guantong.domain.fiscal.pages import Page, Unread
from guantong.gateways.adapters.published_documents.unread_told import refusals_of


def test_pages_not_read_are_told_once_a_reason_and_photographs_are_not() -> None:
    pages = (
        Page(1, 595, 842, unread=(Unread.PICTURE,)),
        Page(2, 595, 842, unread=(Unread.GARBLED, Unread.UNRULED)),
        Page(3, 595, 842, unread=(Unread.GARBLED,)),
    )

    assert [(told.what.zh, told.where.zh, told.where.en) for told in refusals_of(pages)] == [
        ("有字符的编码无法还原（乱码），没有读出", "第2、3页", "page 2, 3"),
        ("有框线不全的表，没有读出", "第2页", "page 2"),
    ]
