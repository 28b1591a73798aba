"""Every paper of the practice area bears its stamp, by whatever way it is written; without the stamp production takes it in."""

import ast
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pypdfium2
import pytest
from docx import Document

from guantong.apps.components.empty_forms import empty_forms
from guantong.apps.components.practice import PRACTICE, practised
from guantong.apps.files.examining import examiner
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.papers.writers.as_text import as_text
from guantong.apps.papers.writers.as_xlsx import xlsx
from guantong.domain.papers.blocks import Column, Paragraph, Table
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout
from tests.house.files import PACKAGE

SHEET = Content(
    kind="brief", layout=Layout.SHEET, issuer="明湖区人大常委会", title="情况（一页纸）", addressee="",
    blocks=(Paragraph.of("事实。"), Table((Column("项目", 4),), (("修路",),))), numbered=False, dated=False,
    told_on_each="来源：贯通，截至2026年11月12日", watermark="内部　沈经办",
)  # fmt: skip
"""A paper whose room knows nothing of practising."""


def of_pdf(content: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def of_docx(content: bytes) -> str:
    section = Document(BytesIO(content)).sections[0]
    return "".join(line.text for part in (section.footer, section.header) for line in part.paragraphs)


def of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    return "".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell)


WRITERS: dict[str, tuple[Callable[[Content], Any], Callable[[Any], str]]] = {
    "pdf": (pdf, of_pdf), "docx": (docx, of_docx), "xlsx": (xlsx, of_xlsx), "text": (as_text, str),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
def test_a_paper_bears_the_stamp_by_whatever_it_is_written(writer: str, settings: Any) -> None:
    write, read = WRITERS[writer]
    before = read(write(SHEET))
    settings.PRACTICE = True

    assert (practised(before), practised(read(write(SHEET)))) == (False, True)


def test_a_page_of_a_pdf_has_it_across(settings: Any) -> None:
    settings.PRACTICE = True

    assert "演练 内部 沈经办" in of_pdf(pdf(SHEET))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("name", sorted(empty_forms()))
def test_an_empty_form_bears_the_stamp_and_production_would_know_it(name: str, settings: Any) -> None:
    before = empty_forms()[name].make()
    settings.PRACTICE = True

    made = empty_forms()[name].make()

    assert [practised(examiner().examine(one, ".xlsx").text) for one in (before, made)] == [False, True]
    headers = {sheet.oddHeader.center.text for sheet in openpyxl.load_workbook(BytesIO(made))}
    assert headers == {PRACTICE}


def test_whatever_writes_a_workbook_stamps_it() -> None:
    unstamped = [
        str(file.relative_to(PACKAGE))
        for file in (PACKAGE / "apps").rglob("*.py")
        if not file.name.endswith("_test.py") and "xlsxwriter.Workbook(" in (text := file.read_text("utf-8"))
        and not {"stamp", "stamped", "notice"} & {ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
    ]  # fmt: skip

    assert unstamped == []
