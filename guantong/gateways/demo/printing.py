"""Printing a paper as PDF with typst: ruled tables, Chinese fonts, the words 虚构演示数据 on every page."""

from functools import cache
from typing import Any

from guantong.domain.money import looks_like_amount
from guantong.gateways.demo.paper import Paper, Sheet, Text

_FONTS = '("Noto Sans CJK SC", "Source Han Sans SC", "Noto Serif CJK SC")'
_SETUP = """#set page(paper: "a4", margin: 2.2cm, footer: align(center)[#text(size: 8pt)[虚构演示数据 · 明湖区及所载内容均为虚构]])
#set text(font: {fonts}, size: 10pt, lang: "zh")
#set par(first-line-indent: 2em, justify: true)
#set table(stroke: 0.5pt + black)
"""


def source_of(*papers: Paper) -> str:
    """Return the typst source of `papers`, bound one behind the other."""
    parts = []
    for paper in papers:
        parts += [_cover(paper)]
        parts += [_text(part) if isinstance(part, Text) else _sheet(part, paper) for part in paper.parts]
    return _SETUP.format(fonts=_FONTS) + "\n#pagebreak()\n".join(parts)


def print_pdf(*papers: Paper) -> bytes:
    """Return `papers` as the bytes of one PDF."""
    import typst

    return bytes(typst.compile(source_of(*papers).encode(), font_paths=_fonts()))


@cache
def _fonts() -> Any:
    """Look for the system's fonts once: that takes longer than to print a paper."""
    import typst

    return typst.Fonts()


def _quoted(text: str) -> str:
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cover(paper: Paper) -> str:
    level = "" if paper.kind.startswith("政府") else "部门" if paper.maker == "编制部门" else "单位"
    return (
        f"#align(center)[#v(8cm)#text(size: 22pt)[{_quoted(paper.body)}]\n\n#v(1cm)"
        f"#text(size: 18pt)[{_quoted(f'{paper.year}年度{level}{paper.kind}')}]]"
    )


def _text(text: Text) -> str:
    paragraphs = "\n\n".join(_quoted(paragraph) for paragraph in text.paragraphs)
    return f"#align(center)[#text(size: 14pt)[{_quoted(text.heading)}]]\n\n{paragraphs}"


def _sheet(sheet: Sheet, paper: Paper) -> str:
    widths = ", ".join(f"{w}fr" for w in sheet.widths or (1.0,) * sheet.columns)
    head = "".join(
        f"table.cell(colspan: {cs}, rowspan: {rs}, align: center + horizon)[{_quoted(words)}], "
        for row in sheet.header
        for words, cs, rs in row
    )
    cells = "".join(_cell(cell) for row in sheet.rows for cell in row)
    unit = f"单位：{sheet.unit}" if sheet.unit else ""
    above = f"#grid(columns: (1fr, auto), [{_quoted(f'{paper.maker}：{paper.body}')}], [{_quoted(unit)}])"
    note = f"\n\n{_quoted(sheet.note)}" if sheet.note else ""
    return (
        f"#align(center)[#text(size: 13pt)[{_quoted(sheet.title)}]]\n{above}\n"
        f"#text(size: 9pt)[#set par(first-line-indent: 0em, justify: false)\n#table(columns: ({widths}), inset: 4pt, {head}{cells})]{note}"
    )


def _cell(words: str) -> str:
    aligned = "right" if looks_like_amount(words) and len(words) > 3 else "left"
    return f"table.cell(align: {aligned} + horizon)[{_quoted(words)}], "
