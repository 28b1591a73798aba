"""What python-docx leaves to its XML: fonts for Chinese, the grid of lines, rules, places on a page (docx 细节)."""

from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from guantong.apps.papers.writers.fonts import ALTERNATIVES, BODY

LINE = 28.95
"""Points from line to line: 22 lines on 225 mm."""
_CLOSER = -5
"""By how many twentieths of a point characters of 16 pt are set closer, for 28 on 156 mm. A grid of characters would say the
same to one word processor and spread them over two cells each in another."""


def in_font(run: Any, font: str = BODY, size: float = 16, red: bool = False) -> Any:
    """Set a run in a font, for Chinese and Latin alike, and return it."""
    run.font.name, run.font.size = font, Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), font)
    if red:
        from docx.shared import RGBColor

        run.font.color.rgb = RGBColor(0xC0, 0, 0)
    return run


def style_in(style: Any, font: str, size: float) -> None:
    """Set a style in a font, for Chinese and Latin alike."""
    style.font.name, style.font.size = font, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), font)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(_CLOSER))
    style.element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def text_width(landscape: bool, wide: bool) -> int:
    """Return how wide the text is, in mm."""
    return {(False, False): 156, (True, False): 225, (False, True): 243, (True, True): 348}[landscape, wide]


def page(section: Any, landscape: bool, wide: bool = False) -> None:
    """Lay out a section: A4, 156 × 225 mm of text, 22 lines; lying down the same area; A3 with the same margins."""
    from docx.enum.section import WD_ORIENT

    long, short = (Mm(420), Mm(297)) if wide else (Mm(297), Mm(210))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    margins = (28, 26, 37, 35) if landscape else (37, 35, 28, 26)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    section.footer_distance = Mm(28 if not landscape else 19)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE * 20)))


def lines(paragraph: Any, points: float = LINE) -> Any:
    """Set a paragraph on fixed lines, without space around it, and return it."""
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
    shape.space_before = shape.space_after = Pt(0)
    if points < LINE:  # small lines stand closer than the grid
        off = OxmlElement("w:snapToGrid")
        off.set(qn("w:val"), "0")
        paragraph._p.pPr.insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:rPr")
    return paragraph


def characters(paragraph: Any, *, first: float = 0, left: float = 0, right: float = 0) -> Any:
    """Indent a paragraph by characters, whatever its size, and return it."""
    found = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, chars in (("firstLine", first), ("left", left), ("right", right)):
        found.set(qn(f"w:{name}Chars"), str(round(chars * 100)))
        found.set(qn(f"w:{name}"), str(round(chars * 16 * 20)))
    return paragraph


def framed(paragraph: Any, down: float) -> Any:
    """Put a paragraph at a place of the page, 170 mm wide and in its middle, `down` mm from the upper edge, and return it."""
    frame = OxmlElement("w:framePr")
    twips = {"w": round(170 * 56.693), "y": round(down * 56.693)}
    for name, value in (("w", twips["w"]), ("wrap", "notBeside"), ("vAnchor", "page"), ("hAnchor", "page"), ("xAlign", "center"), ("y", twips["y"])):  # fmt: skip
        frame.set(qn(f"w:{name}"), str(value))
    paragraph._p.get_or_add_pPr().insert_element_before(frame, "w:widowControl", "w:numPr", "w:pBdr", "w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")  # fmt: skip
    return paragraph


def ruled(
    paragraph: Any, where: str, eighths: int, colour: str = "000000", space: int = 1, kind: str = "single"
) -> Any:  # fmt: skip
    """Draw a rule above or below a paragraph, in eighths of a point, and return it."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")  # fmt: skip
    rule = OxmlElement(f"w:{where}")
    for name, value in (("val", kind), ("sz", eighths), ("space", space), ("color", colour)):
        rule.set(qn(f"w:{name}"), str(value))
    borders.append(rule)
    return paragraph


def at_the_foot(table: Any) -> None:
    """Put a table at the foot of the page of the paragraph after it; a word processor that cannot leaves it in its place."""
    place = OxmlElement("w:tblpPr")
    for name, value in (("vertAnchor", "margin"), ("horzAnchor", "margin"), ("tblpX", "0"), ("tblpYSpec", "bottom")):
        place.set(qn(f"w:{name}"), value)
    properties = table._tbl.tblPr
    properties.insert_element_before(place, "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")  # fmt: skip


def cell_rules(cell: Any, **eighths: int) -> None:
    """Draw rules at the sides of a cell, in eighths of a point."""
    borders = OxmlElement("w:tcBorders")
    for side, thick in eighths.items():
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(thick)), ("space", "0"), ("color", "000000")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    cell._tc.get_or_add_tcPr().append(borders)


def repeated(row: Any) -> None:
    """Repeat a row at the head of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def field(paragraph: Any, code: str) -> Any:
    """Add a field, such as PAGE, and return its run."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            made = OxmlElement("w:t")
            made.text = text
        elif kind:
            made = OxmlElement("w:fldChar")
            made.set(qn("w:fldCharType"), kind)
        else:
            made = OxmlElement("w:instrText")
            made.text = text
        run._r.append(made)
    return run


def name_alternatives(document: Any) -> None:
    """Say which font to take where a named one is not installed (w:altName)."""
    from lxml import etree

    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    table = etree.fromstring(part.blob)
    for name, other in ALTERNATIVES.items():
        font = etree.SubElement(table, qn("w:font"), {qn("w:name"): name})
        etree.SubElement(font, qn("w:altName"), {qn("w:val"): other})
        etree.SubElement(font, qn("w:charset"), {qn("w:val"): "86"})
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
