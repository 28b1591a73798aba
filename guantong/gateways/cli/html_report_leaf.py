"""The left half of a spread: the page's picture with its cells outlined, or a list of the cells (页面与格子)."""

import base64
from collections.abc import Mapping
from typing import Any

from guantong.domain.words import Language
from guantong.gateways.cli.html_report_markup import Markup, joined, scrolled, shown, tag
from guantong.gateways.cli.html_report_spreads import Asked, Cell, Spread
from guantong.gateways.cli.report_words import page_said, said

_TAG = 10.5  # points on a page as wide as A4: legible when the page fills half a screen


def picture(document: Mapping[str, Any], spread: Spread, jpeg: bytes, language: Language) -> Markup:
    """Return the picture of a page (JPEG as a data URI) under an SVG that outlines its cells."""
    width, height = document["page_sizes"][str(spread.page)]
    page = page_said(document["file"], spread.page or 0, language, document["sheets"])
    label = said("page_picture", language, file=document["file"], page=page, count=len(spread.cells))
    image = tag(
        "img", alt=label, loading="lazy", decoding="async", width=f"{width:.0f}", height=f"{height:.0f}",
        src=f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}",
    )  # fmt: skip
    shapes = joined(*(_outline(cell, spread) for cell in spread.cells if cell.box))
    overlay = tag(
        "svg", shapes, _margin(spread, width), viewBox=f"0 0 {width} {height}", preserveAspectRatio="none",
    )  # fmt: skip
    paper = tag("div", image, overlay, class_="paper upright" if height > width else "paper")
    return scrolled(label, paper, class_="pan")


def cell_list(spread: Spread, language: Language) -> Markup:
    """Return the cells of a page without a picture as a table: mark, table, row, column, printed."""
    names = ("mark", "table", "at_row", "column", "printed")
    heads = [tag("th", said(name, language), scope="col") for name in names]
    rows = [_listed(cell, spread, language) for cell in spread.cells]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return scrolled(said("places", language), table, class_="sheet")


def _outline(cell: Cell, spread: Spread) -> Markup:
    x0, top, x1, bottom = cell.box or (0, 0, 0, 0)
    box = tag(
        "rect", x=f"{x0 - 1:.1f}", y=f"{top - 1:.1f}", width=f"{max(x1 - x0, 4) + 2:.1f}",
        height=f"{max(bottom - top, 4) + 2:.1f}", rx="1",
    )  # fmt: skip
    first = _severest(cell)
    words = "；".join(f"{one.mark} {shown(one.signal['because'], 120)}" for one in cell.asked)
    return tag(
        "a", tag("title", words), box, href=f"#{first.anchor}", id=cell.anchor, aria_label=words,
        class_=f"cell {first.signal['severity']}", data_k=_lights(cell, spread), data_q=_numbers(cell),
    )  # fmt: skip


def _margin(spread: Spread, width: float) -> Markup:
    """Write shape and number in the page's right margin, level with the cell: figures stay uncovered."""
    size = _TAG * width / 595
    lines: list[tuple[float, dict[int, Asked]]] = []
    for cell in sorted((c for c in spread.cells if c.box), key=lambda c: (c.box or (0, 0, 0, 0))[1]):
        top, bottom = (cell.box or (0, 0, 0, 0))[1::2]
        level = (top + bottom) / 2 + size * 0.36
        if not lines or level - lines[-1][0] > size:
            lines.append((level, {}))
        lines[-1][1].update({one.number: one for one in cell.asked})
    return joined(
        *(
            tag(
                "text",
                *(tag("tspan", one.mark, " ", class_=one.signal["severity"], data_q=one.anchor) for one in asked.values()),
                x=f"{width - size * 0.6:.1f}", y=f"{level:.1f}", font_size=f"{size:.1f}", aria_hidden="true",
            )
            for level, asked in lines
        )
    )  # fmt: skip


def _listed(cell: Cell, spread: Spread, language: Language) -> Markup:
    first, evidence = _severest(cell), cell.evidence
    mark = tag("a", " ".join(one.mark for one in cell.asked), href=f"#{first.anchor}")
    return tag(
        "tr", tag("td", mark, class_=f"nw {first.signal['severity']}"), tag("td", evidence["table"] or "—"),
        tag("td", evidence["row"] or "", class_="n"), tag("td", evidence["column"]),
        tag("td", shown(evidence["printed"] or said("blank", language), 60), class_="n" if evidence["fen"] is not None else None),
        id=cell.anchor, class_="place", data_k=_lights(cell, spread), data_q=_numbers(cell),
    )  # fmt: skip


def _severest(cell: Cell) -> Asked:
    order = ("verify_first", "verify", "note")
    return min(cell.asked, key=lambda one: order.index(one.signal["severity"]))


def _lights(cell: Cell, spread: Spread) -> str:
    return " ".join(str(spread.lights(one)) for one in cell.asked)


def _numbers(cell: Cell) -> str:
    return " ".join(one.anchor for one in cell.asked)
