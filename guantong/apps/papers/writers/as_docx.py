"""A paper as docx, laid out after GB/T 9704 so that WPS opens it right: for the office's own system (docx)."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from guantong.apps.components.practice import stamped
from guantong.apps.papers.writers import docx_parts as xml
from guantong.apps.papers.writers.as_pdf import head_size
from guantong.apps.papers.writers.fonts import BODY, HEADING, SUBHEADING, TITLE
from guantong.domain.papers.blocks import Annex, Block, Heading, Item, Paragraph, Table, cells
from guantong.domain.papers.content import Content, mark
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Part

_RED = "C00000"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a file says nothing of when it was written: the paper has its own day


def docx(content: Content) -> bytes:
    """Return `content` as a docx file."""
    content = stamped(content)
    document = Document()
    about = document.core_properties
    about.title, about.author, about.comments, about.created, about.modified = content.title, content.issuer, "", _MADE, _MADE  # fmt: skip
    document.settings.odd_and_even_pages_header_footer = True
    xml.style_in(document.styles["Normal"], BODY, 16)
    xml.page(document.sections[0], content.landscape, content.wide)
    xml.name_alternatives(document)
    _footers(document.sections[0], content)
    (_letter if content.layout == Layout.LETTER else _sheet)(document, content)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _letter(document: Any, content: Content) -> None:
    (_slim_head if content.slim else _head)(document, content)
    _line(document, f"{content.addressee}：")
    if content.first:
        _paragraph(document, (content.first,), content)
    for block in content.body:
        _block(document, block, content)
    if content.closing:
        _paragraph(document, (content.closing,), content).paragraph_format.keep_with_next = True
    _enclosures(document, content)
    _signature(document, content)
    for block in content.annexes:
        _block(document, block, content)
    _sources(document, content)
    (_slim_colophon if content.slim else _colophon)(document, content)


def _head(document: Any, content: Content) -> None:
    head = _line(document, content.issuer, TITLE, head_size(content.issuer), centred=True, red=True)
    head.paragraph_format.line_spacing = None
    head.paragraph_format.space_before = Mm(35)
    number = _line(document, content.number_line if content.numbered else "", centred=True)
    number.paragraph_format.space_before = Mm(10)
    xml.ruled(number, "bottom", 12, _RED, space=11)  # 11 pt are the 4 mm between number and rule
    title = _line(document, content.title, TITLE, 22, centred=True, points=32)
    title.paragraph_format.space_before = Mm(20)
    title.paragraph_format.space_after = Mm(10)


def _slim_head(document: Any, content: Content) -> None:
    """The form of a letter (GB/T 9704, 10.1): head 30 mm from the edge, double lines of 170 mm, the number at the right."""
    size = head_size(content.issuer)
    head = _line(document, content.issuer, TITLE, size, centred=True, red=True, points=max(size, xml.LINE))
    xml.framed(head, 30)
    xml.ruled(head, "bottom", 24, _RED, space=11, kind="thinThickSmallGap")
    number = _line(document, content.number_line if content.numbered else "")
    number.alignment = ALIGN.RIGHT
    number.paragraph_format.space_before = Pt(14)
    title = _line(document, content.title, TITLE, 22, centred=True, points=32)
    title.paragraph_format.space_before = Pt(2 * xml.LINE)
    title.paragraph_format.space_after = Mm(5)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.footer_distance = Mm(20)
    for numbered in (section.footer, section.even_page_footer):
        numbered.paragraphs[0].paragraph_format.space_after = Mm(8)
    foot = section.first_page_footer.paragraphs[0]
    xml.in_font(foot.add_run("　".join(filter(None, (content.notice, content.slip)))), size=9)
    foot.alignment = ALIGN.CENTER
    rule = xml.lines(section.first_page_footer.add_paragraph(), 6)
    rule.paragraph_format.left_indent, rule.paragraph_format.right_indent = Mm(-8), Mm(-6)
    xml.ruled(rule, "bottom", 24, _RED, kind="thickThinSmallGap")


def _slim_colophon(document: Any, content: Content) -> None:
    """Copies alone, without rules, issuer or day."""
    if content.copies:
        xml.characters(_line(document, "抄送：" + "，".join(content.copies) + "。"), left=1)


def _sheet(document: Any, content: Content) -> None:
    title = _line(document, content.title, TITLE, 22, centred=True, points=32)
    title.paragraph_format.space_after = Mm(3)
    if content.first:
        _paragraph(document, (content.first,), content)
    for block in content.blocks:
        _block(document, block, content)
    if content.dated:
        _signature(document, content)
    _sources(document, content)
    if content.slip:
        _line(document, content.slip, size=9, points=14)


def _block(document: Any, block: Block, content: Content) -> None:
    match block:
        case Heading():
            line = _line(document, block.text, HEADING if block.level == 1 else SUBHEADING)
            xml.characters(line, first=2)
            line.paragraph_format.keep_with_next = True
        case Annex():
            _line(document, "附件", HEADING).paragraph_format.page_break_before = True
            _line(document, block.title, TITLE, 22, centred=True, points=32).paragraph_format.space_before = Mm(10)
        case Paragraph():
            _paragraph(document, block.parts, content)
        case Item():
            _paragraph(document, (f"{block.number}. ", *block.parts), content)
        case Table():
            _table(document, block, content)


def _line(
    document: Any, words: str, font: str = BODY, size: float = 16, *, centred: bool = False, red: bool = False,
    points: float = xml.LINE,
) -> Any:  # fmt: skip
    line = xml.lines(document.add_paragraph(), points)
    xml.in_font(line.add_run(words), font, size, red)
    if centred:
        line.alignment = ALIGN.CENTER
    return line


def _paragraph(document: Any, parts: tuple[Part, ...], content: Content) -> Any:
    line = xml.characters(xml.lines(document.add_paragraph()), first=2)
    line.alignment = ALIGN.JUSTIFY
    _runs(line, parts, content)
    return line


def _runs(line: Any, parts: tuple[Part, ...], content: Content, size: float = 16) -> None:
    for part in parts:
        xml.in_font(line.add_run(part if isinstance(part, str) else part.said), size=size)
        if not isinstance(part, str):
            xml.in_font(line.add_run(content.mark(part)), size=size).font.superscript = True


def _table(document: Any, table: Table, content: Content) -> None:
    if table.caption:
        _line(document, table.caption, centred=True).paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    width, shares = xml.text_width(content.landscape, content.wide), sum(column.width for column in table.columns)
    xml.repeated(made.rows[0])
    widths = [Mm(width * column.width / shares) for column in table.columns]
    for row in table.rows:
        added = made.add_row()
        xml.whole(added)
        if any(column.kind == "mark" for column in table.columns):
            added.height = Mm(14)
        for cell, column, words, wide in zip(added.cells, table.columns, row, widths, strict=True):
            cell.width = wide
            line = xml.lines(cell.paragraphs[0], 18)
            line.alignment = ALIGN.RIGHT if column.kind in ("amount", "number") else ALIGN.LEFT
            _runs(line, cells(words), content, 12)
    for cell, column, wide in zip(made.rows[0].cells, table.columns, widths, strict=True):
        cell.width = wide
        line = xml.lines(cell.paragraphs[0], 18)
        line.alignment = ALIGN.CENTER
        xml.in_font(line.add_run(column.header), HEADING, 12)
    for grid, wide in zip(made.columns, widths, strict=True):
        grid.width = wide


def _enclosures(document: Any, content: Content) -> None:
    if not content.enclosures:
        return
    _line(document, "")
    one = len(content.enclosures) == 1
    for at, name in enumerate(content.enclosures, 1):
        words = name if one else f"{at}. {name}"
        line = _line(document, f"附件：{words}" if at == 1 else words)
        xml.characters(line, left=2 if at == 1 else 5)


def _signature(document: Any, content: Content) -> None:
    """The issuer centred over the day, the day four characters from the right, as far as the line allows."""
    wide, day = len(content.issuer), 7
    over = (wide - day) / 2
    right = max(0.0, 4 - max(0.0, over))
    blank = _line(document, "")
    blank.paragraph_format.keep_with_next = True
    for words, indent in ((content.issuer, right + max(0.0, -over)), (content.day, right + max(0.0, over))):
        line = xml.characters(_line(document, words), right=indent)
        line.alignment = ALIGN.RIGHT
        line.paragraph_format.keep_with_next = words is content.issuer


def _sources(document: Any, content: Content) -> None:
    if not content.sources:
        return
    head = _line(document, "数字和原文的出处", HEADING, 10.5, points=16)
    head.paragraph_format.space_before = Mm(3)
    head.paragraph_format.keep_with_next = True
    for at, part in enumerate(content.sources, 1):
        _line(document, f"{mark(at)} {part.source}。", size=10.5, points=16)


def _colophon(document: Any, content: Content) -> None:
    """Copies, who printed it, when: at the foot of its last page, between rules; the system's own slip after it."""
    rows = [("抄送：" + "，".join(content.copies) + "。", "")] if content.copies else []
    rows = [*rows, (content.issuer, f"{content.day}印发")]
    made = document.add_table(rows=len(rows), cols=1)
    made.autofit = False
    made.columns[0].width = Mm(156)
    xml.at_the_foot(made)
    for at, (left, right) in enumerate(rows):
        cell = made.rows[at].cells[0]
        cell.width = Mm(156)
        xml.cell_rules(cell, top=8 if at == 0 else 4, **({"bottom": 8} if at == len(rows) - 1 else {}))
        line = xml.characters(xml.lines(cell.paragraphs[0], 22), left=1)
        xml.in_font(line.add_run(left), size=14)
        if right:
            line.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.RIGHT)
            xml.in_font(line.add_run(f"\t{right}"), size=14)
    _line(document, content.slip, size=9, points=14)


def _footers(section: Any, content: Content) -> None:
    """Page numbers outside: — 1 — at the right of odd pages, at the left of even ones; what the paper is not, beside it.

    A ledger says on each page where it comes from and which page of how many it is; for the inside, above it, for whom.
    """
    notice = content.notice
    if content.told_on_each:
        for header, footer in ((section.header, section.footer), (section.even_page_header, section.even_page_footer)):
            xml.in_font(header.paragraphs[0].add_run(content.watermark), size=9)
            header.paragraphs[0].alignment = ALIGN.CENTER
            told = footer.paragraphs[0]
            xml.in_font(told.add_run("　".join(filter(None, (content.told_on_each, notice))) + "　第 "), size=9)
            xml.in_font(xml.field(told, "PAGE"), size=9)
            xml.in_font(told.add_run(" 页　共 "), size=9)
            xml.in_font(xml.field(told, "NUMPAGES"), size=9)
            xml.in_font(told.add_run(" 页"), size=9)
        return
    for footer, alignment in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        line = xml.characters(footer.paragraphs[0], left=1, right=1)
        line.alignment = alignment
        if notice:
            xml.in_font(line.add_run(f"{notice}　"), size=9)
        xml.in_font(line.add_run("— "), "宋体", 14)
        xml.in_font(xml.field(line, "PAGE"), "宋体", 14)
        xml.in_font(line.add_run(" —"), "宋体", 14)
