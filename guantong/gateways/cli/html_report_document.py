"""One document of the HTML report: coverage, then page by page what to verify (一份文件)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from guantong.domain.words import Language
from guantong.gateways.cli.html_report_coverage import facts, unfolded
from guantong.gateways.cli.html_report_leaf import cell_list, picture
from guantong.gateways.cli.html_report_markup import Markup, joined, tag
from guantong.gateways.cli.html_report_question import Where, question
from guantong.gateways.cli.html_report_spreads import Spread, spreads_of
from guantong.gateways.cli.report_words import body_said, kind_said, page_said, said

Drawn = Mapping[int, bytes]


def document_section(
    document: Mapping[str, Any], anchor: str, rules: Mapping[str, Any], drawn: Drawn, where: Where, undrawn: bool,
    language: Language,
) -> Markup:  # fmt: skip
    """Return the section of one document; `drawn` are JPEGs by page, `undrawn` says pictures were held back."""
    spreads = spreads_of(document, anchor, drawn.keys())
    around = dict(zip((s.anchor for s in spreads), _around(spreads, document, language), strict=True))
    local = _local(spreads)
    body = [
        _spread(spread, document, drawn, around[spread.anchor], lambda cell: local.get(id(cell)) or where(cell), rules, undrawn, language)
        for spread in spreads
    ]  # fmt: skip
    return tag(
        "section", _head(document, anchor, language), *(error_box(e, language) for e in document["errors"]),
        *_covered(document, language), *(body or ([nothing(document, language)] if document["kind"] else ())),
        class_="document asked" if document["signals"] else "document", id=anchor, aria_labelledby=f"{anchor}h", data_file=f"{document['file']} {document['body']}".lower(),
    )  # fmt: skip


def _covered(document: Mapping[str, Any], language: Language) -> list[Markup]:
    """Return what was read and computed: of a document its tables, of a register its lines, of an unread file nothing."""
    if not document["kind"]:
        return []
    strip = [] if document["kind"] == "register" else [facts([document["coverage"]], language)]
    return [*strip, unfolded(document, language)]


def document_title(document: Mapping[str, Any], language: Language) -> str:
    """Return a document's name for a reader: body, year, kind; the file's name when nothing was read."""
    if not document["kind"]:
        return str(document["file"])
    parts = (body_said(document, language), str(document["year"] or ""), kind_said(document, language))
    return " ".join(part for part in parts if part)


def error_box(error: Mapping[str, str], language: Language) -> Markup:
    """Return what could not be read, where, and what to do about it."""
    return tag(
        "div", tag("p", tag("b", "× ", said("errors", language), " · ", error["what"])),
        tag("dl", tag("dt", said("where", language)), tag("dd", error["where"]), tag("dt", said("do", language)), tag("dd", error["do"])),
        class_="error", role="note",
    )  # fmt: skip


def nothing(document: Mapping[str, Any], language: Language) -> Markup:
    """Return the empty state: nothing found is not nothing wrong, and how much was not computed."""
    coverage = document["coverage"]
    words = said("none", language, computed=f"{coverage['computed']:,}", count=len(coverage["not_computed"]))
    return tag("p", words, class_="sheet nothing")


def _head(document: Mapping[str, Any], anchor: str, language: Language) -> Markup:
    pages = document["pages"][1] - document["pages"][0] + 1 if document["pages"][1] else 0
    about = [document["file"] if document["kind"] else "", said("pages", language, count=pages) if pages else ""]
    return tag(
        "header", tag("h2", document_title(document, language), id=f"{anchor}h"),
        tag("span", " · ".join(part for part in about if part), class_="meta"),
        tag("a", "↑ ", said("documents", language), href="#documents", class_="meta end noprint"), class_="head",
    )  # fmt: skip


def _spread(
    spread: Spread, document: Mapping[str, Any], drawn: Drawn, around: Markup, where: Where, rules: Mapping[str, Any],
    undrawn: bool, language: Language,
) -> Markup:  # fmt: skip
    page = page_said(document["file"], spread.page, language, document["sheets"]) if spread.page is not None else ""
    titles = [t["title"] for t in document["coverage"]["tables"] if spread.page in t["pages"]]
    caption = tag("figcaption", around, tag("b", page), tag("span", " · ".join(titles), class_="meta"))
    if spread.page is not None and spread.page in drawn:
        zoom = tag("label", tag("input", type="checkbox"), said("zoom", language), class_="zoom noprint")
        caption = tag("figcaption", around, tag("b", page), zoom, tag("span", " · ".join(titles), class_="meta"))
        leaf = tag("figure", caption, picture(document, spread, drawn[spread.page], language), class_="leaf")
    elif spread.cells:
        note = tag("p", said("not_drawn", language), class_="meta") if undrawn else None
        leaf = tag("figure", caption, cell_list(spread, language), note, class_="leaf")
    else:
        leaf = None
    count = len(spread.asked)
    head = said("of_page", language, page=page, count=count) if page else said("no_page", language, count=count)
    asks = tag(
        "ol", *(question(a, spread.lights(a), document["file"], where, rules, language) for a in spread.asked), class_="asks"
    )  # fmt: skip
    guests = _guests(spread, language)
    aside = tag("div", tag("h3", head) if count else None, asks if count else None, guests, class_="sheet")
    return tag("article", leaf, aside, class_="spread" if leaf else "spread bare", id=spread.anchor)


def _guests(spread: Spread, language: Language) -> Markup | None:
    """Name the questions of other pages whose cells are outlined here."""
    guests = spread.everyone[len(spread.asked) :]
    if not guests:
        return None
    links = [
        tag("li", tag("a", guest.mark, " ", guest.signal["title"], href=f"#{guest.anchor}"), data_k=spread.lights(guest))
        for guest in guests
    ]  # fmt: skip
    return tag("div", tag("p", said("elsewhere", language), class_="meta"), tag("ul", *links), class_="guests")


def _around(spreads: Sequence[Spread], document: Mapping[str, Any], language: Language) -> list[Markup]:
    """Return, spread by spread, the links to the page before and after that bears evidence."""
    ends: list[Spread | None] = [None, *spreads, None]
    return [
        joined(_step("‹", "before", before, document, language), _step("›", "next", after, document, language))
        for (before, _), (_, after) in pairwise(pairwise(ends))
    ]


def _step(arrow: str, name: str, spread: Spread | None, document: Mapping[str, Any], language: Language) -> Markup:
    if spread is None:
        return tag("span", arrow, class_="step", aria_hidden="true")
    number, sheets = spread.page, document["sheets"]
    page = page_said(document["file"], number, language, sheets) if number is not None else "—"
    words = said(name, language, page=page)
    return tag("a", arrow, href=f"#{spread.anchor}", class_="step", aria_label=words, title=words)


def _local(spreads: Sequence[Spread]) -> dict[int, str]:
    """Return the anchors of this document's own cells by the identity of the evidence they outline."""
    found: dict[int, str] = {}
    for spread in spreads:
        for cell in spread.cells:
            for one in cell.asked:
                for evidence in one.signal["evidence"]:
                    if _outlined(evidence, cell.box, cell.evidence):
                        found.setdefault(id(evidence), cell.anchor)
    return found


def _outlined(evidence: Mapping[str, Any], box: Any, shown: Mapping[str, Any]) -> bool:
    same_page = evidence["file"] == shown["file"] and evidence["page"] == shown["page"]
    return same_page and (any(tuple(b) == box for b in evidence["boxes"]) if box else evidence == shown)
