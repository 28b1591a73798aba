"""A paper as docx: page, lines, fonts for Chinese, and the words of every kind, read back from the file."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from guantong.apps.papers.writers.as_docx import docx as written
from guantong.apps.papers.writers.as_pdf_test import content
from guantong.domain.papers.kinds import kinds
from tests.papers import WITHHELD


def opened(kind: str, **changes: object) -> Any:
    return docx.Document(BytesIO(written(content(kind, **changes))))


def fonts_of(run: Any) -> set[str]:
    fonts = run._element.rPr.rFonts
    return {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia")}


def text_of(document: Any) -> str:
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *tables])


def test_the_page_is_a4_with_the_margins_of_the_standard_and_22_lines() -> None:
    section = opened("urging_letter").sections[0]

    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 37, 28]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert (round(width / 36000), round(height / 36000)) == (156, 225)
    assert section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")) == "579"


def test_chinese_and_latin_are_in_the_fonts_of_the_standard() -> None:
    document = opened("urging_letter", first="本件更正。")
    by_text = {line.text: line for line in document.paragraphs}

    title = by_text["关于质量保证金的督办函"].runs[0]
    assert (fonts_of(title), title.font.size.pt) == ({"方正小标宋简体"}, 22)
    assert fonts_of(by_text["一、请说明的事项"].runs[0]) == {"黑体"}
    body = by_text["本件更正。"]
    assert (fonts_of(body.runs[0]), body.runs[0].font.size.pt) == ({"仿宋_GB2312"}, 16)
    assert (body.paragraph_format.line_spacing.pt, body._p.pPr.ind.get(qn("w:firstLineChars"))) == (28.95, "200")
    normal = document.styles["Normal"].element.rPr.rFonts
    assert (normal.get(qn("w:eastAsia")), normal.get(qn("w:eastAsiaTheme"))) == ("仿宋_GB2312", None)


def test_a_font_that_is_not_installed_has_a_named_alternative() -> None:
    table = ZipFile(BytesIO(written(content("urging_letter")))).read("word/fontTable.xml").decode()

    for name, other in (("方正小标宋简体", "FZXiaoBiaoSong-B05S"), ("仿宋_GB2312", "仿宋")):
        assert f'w:name="{name}"><w:altName w:val="{other}"/>' in table


def test_a_letter_has_the_form_of_the_standard_for_letters() -> None:
    document = opened("letter_of_enquiry", copies=("区审计局",))
    section, (head, number) = document.sections[0], document.paragraphs[:2]
    frame, rule = head._p.pPr.find(qn("w:framePr")), head._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))

    assert [round(int(frame.get(qn(f"w:{name}"))) / 56.693) for name in ("w", "y")] == [170, 30]
    assert (rule.get(qn("w:val")), rule.get(qn("w:color")), rule.get(qn("w:space"))) == ("thinThickSmallGap", "C00000", "11")  # fmt: skip
    assert (number.alignment, number.paragraph_format.space_before.pt) == (2, 14)
    assert (round(section.footer_distance.mm), section.different_first_page_header_footer) == (20, True)
    foot = section.first_page_footer.paragraphs
    assert ("PAGE" in foot[0]._p.xml, foot[1]._p.pPr.find(qn("w:pBdr")) is not None) == (False, True)
    assert ("抄送：区审计局。" in text_of(document), "印发" in text_of(document)) == (True, False)


def test_a_red_head_is_red_and_on_one_line() -> None:
    head = opened("urging_letter").paragraphs[0].runs[0]

    assert (str(head.font.color.rgb), head.font.size.pt * len(head.text) <= 442) == ("C00000", True)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_has_its_title_its_tables_and_each_amount_with_its_source(kind: str) -> None:
    made = content(kind)

    text = text_of(docx.Document(BytesIO(written(made))))

    assert made.title in text
    assert [part.source for part in made.sources if f"{made.mark(part)} {part.source}。" not in text] == []
    assert [column.header for table in made.tables for column in table.columns if column.header not in text] == []


def test_a_mark_is_raised_beside_its_amount() -> None:
    line = next(line for line in opened("urging_letter").paragraphs if WITHHELD.said in line.text)

    assert [run.text for run in line.runs if run.font.superscript] == ["①", "②", "③"]


def test_the_head_of_a_table_is_repeated_and_no_row_is_cut() -> None:
    table = opened("rectification_ledger").tables[0]

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows[1:])


def test_a_ledger_lies_down_with_the_same_area() -> None:
    section = opened("rectification_ledger").sections[0]

    width = section.page_width - section.left_margin - section.right_margin
    assert (section.orientation, round(width / 36000)) == (WD_ORIENT.LANDSCAPE, 225)


def test_page_numbers_stand_outside_and_the_colophon_at_the_foot() -> None:
    document = opened("opinions_handover", copies=("区审计局",), notice="虚构演示数据")
    section = document.sections[0]

    assert document.settings.odd_and_even_pages_header_footer
    assert [footer.paragraphs[0].text for footer in (section.footer, section.even_page_footer)] == [
        "虚构演示数据　— 1 —"
    ] * 2
    colophon = document.tables[-1]
    assert colophon._tbl.tblPr.find(qn("w:tblpPr")).get(qn("w:tblpYSpec")) == "bottom"
    assert colophon.rows[0].cells[0].text == "抄送：区审计局。"


def test_a_ballot_bears_no_number_no_name_no_day() -> None:
    text = text_of(opened("satisfaction_ballot"))

    assert [words for words in ("系统件号", "编定", "年", "明湖区人大常委会办公室") if words in text] == []


def test_the_file_says_nothing_of_who_made_it_when() -> None:
    about = opened("urging_letter").core_properties

    assert (about.author, about.created.year, about.comments) == ("明湖区人大常委会办公室", 2000, "")
