"""The ledger in its three lists and the list of what was closed: both rates with their wholes, every amount with its place (整改台账)."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from docx import Document

from guantong.apps.findings import ledgers
from guantong.apps.findings.models import Matter
from guantong.apps.papers.queries import content_of
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.papers.writers.as_xlsx import xlsx
from guantong.domain.papers.blocks import Table, cells, parts_in
from guantong.domain.papers.content import Content
from guantong.domain.papers.parts import Figure, Stated, text_of
from guantong.domain.workflow.table import BadInput
from tests.findings import handed_over, put_right, registered
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
ORIGIN = {"origin": "2026年5月12日视察记录第2页", "amount": 120_0000_00}


def taken(world: World, kind: str = ledgers.LEDGER, wide: bool = False) -> Content:
    return ledgers.file_of(kind, Matter.objects.order_by("pk"), by="沈青", now=world.now, wide=wide)


def lines(content: Content, at: int = 0) -> list[list[str]]:
    return [[text_of(cells(cell)) for cell in row] for row in content.tables[at].rows]


def test_both_rates_stand_above_the_three_lists_each_with_its_whole(world: World) -> None:
    put_right(world, handed_over(world, registered(world, **ORIGIN), due_on=world.now.date()))
    handed_over(world, registered(world, title="账外资产", says="未入账。"))
    registered(world, title="未交办", says="尚未交办。")

    content = taken(world)

    told = text_of(content.blocks[0].parts)  # type: ignore[union-attr]
    assert told.startswith("截至2026年11月12日，本表3件，其中已交办2件。应完成1件，其中已办结1件，占应完成的100.0%；已交办的2件中已办结1件，占全部的50.0%。")  # fmt: skip
    assert [table.caption for table in content.tables] == ["一、问题清单", "二、责任清单", "三、整改清单"]
    assert [len(table.rows) for table in content.tables] == [3, 3, 3]
    assert lines(content, 1)[0][2:] == [world.body("CG").name, "—", "分管副局长", "财务科科长", "明人常办〔2026〕31号", "2026-11-12", "2026-11-12"]  # fmt: skip


def test_every_amount_says_where_it_stands_and_what_nobody_gave_a_place_for_says_so(world: World) -> None:
    put_right(world, handed_over(world, registered(world, **ORIGIN)))
    registered(world, title="没有出处")

    content = taken(world)

    problems, righting = content.tables[0].rows, content.tables[2].rows
    assert [type(part) for part in (problems[0][2], problems[0][6], righting[0][4])] == [Stated, Figure, Stated]
    assert problems[0][6].source == "《2026年5月12日视察记录第2页》"  # type: ignore[union-attr]
    assert "未写明出处" in problems[1][2].source  # type: ignore[union-attr]
    assert "报送的整改情况" in righting[0][4].source  # type: ignore[union-attr]


def test_only_what_the_committee_closed_stands_in_the_closing_list(world: World) -> None:
    put_right(world, handed_over(world, registered(world, **ORIGIN)))
    handed_over(world, registered(world, title="未销号", says="未完成。"))

    content = taken(world, ledgers.CLOSED)

    assert [(line[1], line[8], line[9]) for line in lines(content)] == [("项目资金闲置", "1件", "2026-11-26")]
    assert "不作审计认定" in text_of(content.blocks[0].parts)  # type: ignore[union-attr]


def test_each_page_says_its_source_its_day_its_number_and_for_whom(world: World) -> None:
    for _ in range(40):
        registered(world, **ORIGIN)
    content = taken(world)

    pages = ["".join(one.get_textpage().get_text_bounded().split()) for one in pypdfium2.PdfDocument(pdf(content))]
    assert len(pages) > 2
    for at, page in enumerate(pages, 1):
        assert (f"第{at}页共{len(pages)}页" in page, "来源：贯通·整改台账，截至2026年11月12日" in page) == (True, True)
        assert "沈青2026-11-12" in page
    document = Document(BytesIO(docx(content)))
    foot, head = document.sections[0].footer.paragraphs[0].text, document.sections[0].header.paragraphs[0].text
    assert ("来源：贯通·整改台账" in foot, "沈青" in head) == (True, True)
    xml = ZipFile(BytesIO(xlsx(content))).read("xl/worksheets/sheet3.xml").decode()
    assert ("第 &amp;P 页　共 &amp;N 页" in xml, "截至2026年11月12日" in xml, "内部　沈青" in xml) == (True, True, True)


def test_a3_is_wider_and_a_workbook_has_a_sheet_for_each_list(world: World) -> None:
    registered(world, **ORIGIN)

    widths = [pypdfium2.PdfDocument(pdf(taken(world, wide=wide)))[0].get_width() for wide in (False, True)]
    book = openpyxl.load_workbook(BytesIO(xlsx(taken(world, wide=True))))

    assert [round(width / 72 * 25.4) for width in widths] == [297, 420]
    assert (len(book.worksheets), book.worksheets[0].page_setup.paperSize) == (3, 8)


def test_drafted_as_a_paper_it_goes_to_the_committee_or_to_whose_matter_was_closed(world: World) -> None:
    matter = put_right(world, handed_over(world, registered(world, **ORIGIN)))
    registered(world, title="另一件", says="没有金额。")

    by = {"by": world.standing("shen"), "as_of": world.now}
    whole = ledgers.draft(matters=Matter.objects.all(), kind=ledgers.LEDGER, **by)
    one = ledgers.draft(matters=Matter.objects.all(), kind=ledgers.CLOSED, **by)

    assert (whole.addressee, whole.title) == ("明湖区人大常委会", "整改台账（截至2026年11月12日）")
    assert (one.addressee, one.title, one.about) == (world.body("CG").name, "项目资金闲置销号表", matter.journal_key)
    assert [content_of(paper).watermark for paper in (whole, one)] == ["", ""]


def test_nothing_or_too_much_for_a_paper_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    registered(world, **ORIGIN)
    by = {"by": world.standing("shen"), "as_of": world.now, "matters": Matter.objects.all()}

    with pytest.raises(BadInput, match="只列已销号的事项"):
        ledgers.draft(kind=ledgers.CLOSED, **by)
    monkeypatch.setattr(ledgers, "MOST", 0)
    with pytest.raises(BadInput, match="所选 1 件"):
        ledgers.draft(kind=ledgers.LEDGER, **by)


def test_words_that_name_amounts_break_no_list(world: World) -> None:
    matter = handed_over(world, registered(world, title="闲置30万元", audit_state="已整改10万元", **ORIGIN))
    Matter.objects.filter(pk=matter.pk).update(
        leader="管30万元的副局长", measures="收回30万元", result="收回30万元", mechanism="每年30万元"
    )

    content = taken(world)

    assert isinstance(content.tables[0], Table) and lines(content)[0][1] == f"事项 {matter.pk}"
    assert [part for block in content.blocks for part in parts_in(block) if isinstance(part, str) and "万元" in part] == []  # fmt: skip
