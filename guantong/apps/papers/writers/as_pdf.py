"""A paper as PDF, laid out after GB/T 9704 by typst: 156 × 225 mm, 22 lines of 28 characters, red head, colophon (PDF)."""

from guantong.apps.components.practice import stamped
from guantong.apps.papers.writers.fonts import BODY, HEADING, SUBHEADING, TITLE, found, printed_in
from guantong.domain.papers.blocks import Annex, Block, Heading, Item, Paragraph, Table, cells
from guantong.domain.papers.content import Content, mark
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Part

_SETUP = """#set document(title: {title}, author: (), date: none)
#set page(paper: "{size}", flipped: {flipped}, margin: {margins}, footer-descent: 7mm, background: {watermark}, foreground: {rules}, footer: context {{
  let at = counter(page).get().first()
  set text(size: 14pt)
  set par(first-line-indent: 0em)
  {foot}
}})
#set text(font: {body}, size: 16pt, tracking: -0.21pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 12.95pt, spacing: 12.95pt)
#set table(stroke: 0.5pt + black)
#let flush(body) = block(width: 100%, {{ set par(first-line-indent: 0em); body }})
#let middle(body) = block(width: 100%, {{ set par(first-line-indent: 0em, justify: false); align(center, body) }})
#let heavy(body) = text(font: {heading}, body)
#let kai(body) = text(font: {kai}, body)
#let grand(size, body) = text(font: {grand}, weight: "bold", size: size, body)
#let source(body) = text(size: 0.7em, baseline: -0.4em, body)
"""
_NUMBERED = """block(width: 100%, [#align(if calc.odd(at) {{ right }} else {{ left }})[#pad(x: 1em)[— #at —]]#place(center + horizon, text(size: 9pt, {notice}))])"""
_TOLD = """text(size: 9pt, tracking: 0pt, grid(columns: (1fr, auto), column-gutter: 1em, {told}, [第 #at 页　共 #counter(page).final().first() 页]))"""
_UNNUMBERED = """block(width: 100%, [#if at > 1 [#align(if calc.odd(at) {{ right }} else {{ left }})[#pad(x: 1em)[— #at —]]]#place(center + horizon, text(size: 9pt, {notice}))])"""
_RULES = """context if counter(page).get().first() == 1 {{
  let red = rgb("#c00000")
  place(top + center, dy: 34mm + {size}pt, stack(spacing: 1pt, line(length: 170mm, stroke: 1.5pt + red), line(length: 170mm, stroke: 0.5pt + red)))
  place(bottom + center, dy: -20mm, stack(spacing: 1pt, line(length: 170mm, stroke: 0.5pt + red), line(length: 170mm, stroke: 1.5pt + red)))
}}"""
"""GB/T 9704, 10.1: 4 mm under the head and 20 mm above the lower edge a double line of 170 mm; no number on the first page."""
_WATERMARK = """rotate(-30deg, text(size: 30pt, fill: luma(226), {words}))"""
_PORTRAIT = "(top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)"
_LANDSCAPE = "(top: 28mm, bottom: 26mm, left: 37mm, right: 35mm)"
_DENSE = "(top: 18mm, bottom: 18mm, left: 20mm, right: 20mm)"
_SMALL = "#set text(size: 12pt, tracking: 0pt)\n#set par(leading: 6pt, spacing: 8pt)\n"
_LATIN = '(name: "Libertinus Serif", covers: "latin-in-cjk")'
"""Typst brings it along: figures and Latin letters in it, Chinese punctuation in the Chinese font."""
_WHOLE = 12
"""So many sources stay on one page."""
HEAD_WIDTH = 430
"""Points a red head may take of the 442 of a line."""


def pdf(content: Content) -> bytes:
    """Return `content` as PDF; the same content gives the same bytes. Raises NotAllowed without a Chinese font."""
    content = stamped(content)
    import typst

    return bytes(typst.compile(source_of(content).encode(), font_paths=found()))


def source_of(content: Content) -> str:
    """Return the typst source of `content`."""
    setup = _SETUP.format(
        title=_text(content.title), flipped="true" if content.landscape else "false", body=_fonts(BODY), foot=_foot(content),
        margins=_DENSE if content.dense else _LANDSCAPE if content.landscape else _PORTRAIT, size="a3" if content.wide else "a4",
        rules=_RULES.format(size=head_size(content.issuer)) if content.slim else "none",
        watermark=_WATERMARK.format(words=_text(content.watermark)) if content.watermark else "none",
        heading=_fonts(HEADING), kai=_fonts(SUBHEADING), grand=_fonts(TITLE),
    )  # fmt: skip
    return (
        setup
        + (_SMALL if content.dense else "")
        + "\n\n".join(_letter(content) if content.layout == Layout.LETTER else _sheet(content))
        + "\n"
    )


def head_size(issuer: str) -> int:
    """Return the size of a red head in points: the largest that keeps it on one line."""
    return min(44, HEAD_WIDTH // max(len(issuer), 1))


def _letter(content: Content) -> list[str]:
    if content.slim:
        return [*_slim_head(content), *_letter_body(content), _slim_colophon(content)]
    number = [f"#v(16pt)\n#middle[{_shown(content.number_line)}]"] if content.numbered else []
    return [
        f"#v(35mm)\n#middle(grand({head_size(content.issuer)}pt, text(fill: rgb(\"#c00000\"), {_text(content.issuer)})))",
        *number,
        '#v(4mm - 12.95pt)\n#line(length: 100%, stroke: 1.5pt + rgb("#c00000"))',
        f"#v(28.95pt)\n#middle(grand(22pt, {_text(content.title)}))",
        *_letter_body(content),
        _colophon(content),
    ]  # fmt: skip


def _slim_head(content: Content) -> list[str]:
    """The head 30 mm from the upper edge, the number at the right under the double line, two lines to the title."""
    size = head_size(content.issuer)
    number = f"#align(right)[{_shown(content.number_line)}]" if content.numbered else ""
    return [
        f'#place(top, dy: -7mm, middle(grand({size}pt, text(fill: rgb("#c00000"), {_text(content.issuer)}))))',
        f"#v({size}pt - 3mm + 3pt + 14pt)\n{number}",
        f"#v(57.9pt)\n#middle(grand(22pt, {_text(content.title)}))",
    ]


def _slim_colophon(content: Content) -> str:
    """Copies alone, without rules, issuer or day, at the foot of the last page."""
    return f"#v(1fr)\n#flush[{_shown('　抄送：' + '，'.join(content.copies) + '。')}]" if content.copies else ""


def _letter_body(content: Content) -> list[str]:
    return [
        f"#v(12.95pt)\n#flush[{_shown(content.addressee + '：')}]",
        *([_shown(content.first)] if content.first else []),
        *(_block(block, content) for block in content.body),
        *([f"#block(sticky: true, width: 100%, par[{_shown(content.closing)}])"] if content.closing else []),
        *_enclosures(content),
        _signature(content),
        *(_block(block, content) for block in content.annexes),
        *_sources(content),
    ]  # fmt: skip


def _sheet(content: Content) -> list[str]:
    said = [f"#middle(grand(22pt, {_text(content.title)}))\n#v(6pt)"]
    foot = [_signature(content), _slip(content)] if content.dated else []
    opening = [_shown(content.first)] if content.first else []
    return [*said, *opening, *(_block(block, content) for block in content.blocks), *foot, *_sources(content)]


def _foot(content: Content) -> str:
    """A letter bears its page outside; a ledger where it comes from, and which page of how many."""
    if not content.told_on_each:
        notice = "　".join(filter(None, (content.notice, content.slip if content.slim else "")))
        return (_UNNUMBERED if content.slim else _NUMBERED).format(notice=_text(notice))
    return _TOLD.format(told=_text("　".join(filter(None, (content.told_on_each, content.notice)))))


def _block(block: Block, content: Content) -> str:
    match block:
        case Heading():
            return f"#block(sticky: true, {'heavy' if block.level == 1 else 'kai'}({_text('　　' + block.text)}))"
        case Annex():
            return (
                f"#pagebreak()\n#flush(heavy({_text('附件')}))\n#v(12.95pt)\n#middle(grand(22pt, {_text(block.title)}))"
            )
        case Paragraph():
            return _parts(block.parts, content)
        case Item():
            return _shown(f"{block.number}. ") + _parts(block.parts, content)
        case Table():
            return _table(block, content)


def _table(table: Table, content: Content) -> str:
    widths = ", ".join(f"{column.width}fr" for column in table.columns)
    head = ", ".join(f"align(center, heavy({_text(column.header)}))" for column in table.columns)
    rows = ", ".join(
        f"align({'right' if column.kind in ('amount', 'number') else 'left'} + horizon)[{_parts(cells(cell), content)}]"
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
    )
    inset = "(x: 4pt, y: 14pt)" if any(column.kind == "mark" for column in table.columns) else "(x: 4pt, y: 5pt)"
    size, inset, leading = ("10.5pt", "(x: 3pt, y: 3pt)", "3pt") if content.dense else ("12pt", inset, "5pt")
    caption = f"#block(sticky: true, width: 100%)[#middle[{_shown(table.caption)}]]\n" if table.caption else ""
    return (
        f"{caption}#{{\n  set text(size: {size}, tracking: 0pt)\n  set par(first-line-indent: 0em, justify: false, leading: {leading})\n"
        f"  table(columns: ({widths},), inset: {inset}, table.header({head}), {rows})\n}}"
    )


def _parts(parts: tuple[Part, ...], content: Content) -> str:
    return "".join(_shown(part) if isinstance(part, str) else _shown(part.said) + _mark(part, content) for part in parts)  # fmt: skip


def _mark(part: Part, content: Content) -> str:
    mark = content.mark(part)
    return f"#source({_text(mark)})" if mark else ""


def _enclosures(content: Content) -> list[str]:
    if not content.enclosures:
        return []
    one = len(content.enclosures) == 1
    lines = [name if one else f"{at}. {name}" for at, name in enumerate(content.enclosures, 1)]
    return [
        f"#v(28.95pt)\n{_shown('附件：' + lines[0])}",
        *(f"#pad(left: 5em, flush[{_shown(line)}])" for line in lines[1:]),
    ]


def _signature(content: Content) -> str:
    """The name of the issuer centred over the day, the day four characters from the right (GB/T 9704, 7.3.5)."""
    over = f"box(width: auto, align(center, stack(spacing: 12.95pt, {_text(content.issuer)}, {_text(content.day)})))"
    indent = max(0, 4 - max(0, len(content.issuer) - 8) / 2)
    return f"#v(28.95pt)\n#block(width: 100%, breakable: false, align(right, pad(right: {indent}em, {over})))"


def _sources(content: Content) -> list[str]:
    if not content.sources:
        return []
    lines = [f"{mark(at)} {part.source}。" for at, part in enumerate(content.sources, 1)]
    told, breaks = "\n\n".join(map(_shown, lines)), "true" if len(lines) > _WHOLE else "false"
    return [
        f"#v(6pt)\n#block(width: 100%, breakable: {breaks})[#set text(size: 10.5pt, tracking: 0pt)\n#set par(first-line-indent: 0em, leading: 5pt, spacing: 6pt)\n#heavy({_text('数字和原文的出处')})\n\n{told}]"
    ]


def _colophon(content: Content) -> str:
    copies = f"pad(x: 1em, {_text('抄送：' + '，'.join(content.copies) + '。')}), line(length: 100%, stroke: 0.5pt), " if content.copies else ""  # fmt: skip
    printed = f"grid(columns: (1fr, auto), {_text(content.issuer)}, {_text(content.day + '印发')})"
    return (
        "#v(1fr)\n#block(width: 100%, breakable: false)[#set text(size: 14pt)\n#set par(first-line-indent: 0em)\n"
        f"#stack(spacing: 5pt, line(length: 100%, stroke: 1pt), {copies}pad(x: 1em, {printed}), line(length: 100%, stroke: 1pt))]"
        + f"\n{_slip(content)}"
    )


def _slip(content: Content) -> str:
    return f"#block(above: 5pt, width: 100%)[#set par(first-line-indent: 0em)\n#text(size: 9pt, {_text(content.slip)})]"


def _fonts(font: str) -> str:
    return f"({_LATIN}, {', '.join(map(_text, printed_in(font)))})"


def _text(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _shown(words: str) -> str:
    return f"#{_text(words)};" if words else ""
