"""One document of the HTML report: coverage, the pages with outlined cells, the questions beside them."""

import base64
from collections.abc import Iterator
from html import escape
from typing import Any

from guantong.domain.questions import Question
from guantong.domain.words import Language
from guantong.gateways.cli.report_words import MARKS, kind_said, said

_MOST_CHIPS = 5


def document_section(
    document: dict[str, Any], anchor: str, rules: dict[str, Any], pictures: dict[int, bytes], language: Language
) -> Iterator[str]:
    """Yield the section of one document; `pictures` are JPEGs by page number."""
    coverage = document["coverage"]
    title = (
        f"{document['body']} {document['year'] or ''} {kind_said(document, language)}"
        if document["kind"]
        else document["file"]
    )
    asked = " asked" if document["signals"] else ""
    yield f'<section class="document{asked}" id="{anchor}" aria-labelledby="{anchor}h"><div class="head"><h2 id="{anchor}h">{escape(title.strip())}</h2>'
    yield f'<span class="meta">{escape(document["file"])}</span></div>'
    for error in document["errors"]:
        yield (
            f'<div class="error"><p><b>✕ {escape(said("errors", language))}：{escape(error["what"])}</b>（{escape(error["where"])}）</p>'
            f"<p>{escape(said('do', language))}：{escape(error['do'])}</p></div>"
        )
    if document["kind"]:
        yield from _coverage(coverage, language)
    if document["signals"]:
        yield '<div class="doc">' if pictures else "<div>"
        if pictures:
            yield from _leaves(document, anchor, pictures, language)
        yield '<div class="asks-col"><ol class="asks">'
        for at, signal in enumerate(document["signals"]):
            yield _ask(signal, f"{anchor}-{at}", document, anchor, rules, pictures, language)
        yield "</ol></div></div>"
    elif document["kind"]:
        yield f'<p class="sheet empty">{escape(said("none", language, count=len(coverage["not_computed"])))}</p>'
    yield "</section>"


def _coverage(coverage: dict[str, Any], language: Language) -> Iterator[str]:
    found = f"{said('tables', language)} {coverage['tables_found']} / {coverage['tables_expected']}"
    missing = [t["title"] for t in coverage["tables"] if t["state"] == "missing"]
    held = said("held", language, held=coverage["held"])
    summary = f"{found} · {said('computed', language)} {coverage['computed']} {held} · {said('not_computed', language)} {len(coverage['not_computed'])}"
    lines = [f"{said('missing', language)}：{'、'.join(missing)}"] if missing else []
    lines += [line["words"] for line in coverage["rounding"]]
    for key, name in (("unmapped_columns", "unmapped"), ("unrecognised_tables", "unknown")):
        places = [
            f"{said('page', language, page=e['page'])} {e.get('header') or e.get('title') or ''}" for e in coverage[key]
        ]
        lines += [f"{said(name, language)}：{'；'.join(places)}"] if places else []
    codes = dict.fromkeys(f"{e['code'].replace('|', ' ')} {e['item']}" for e in coverage["unknown_codes"])
    lines += [f"{said('codes', language)}：{'；'.join(codes)}"] if codes else []
    if coverage["image_only_pages"]:
        lines.append(f"{said('images', language)}：{'、'.join(map(str, coverage['image_only_pages']))}")
    lines += [f"○ {e['rule']} {e['what']}：{e['why']}" for e in coverage["not_computed"]]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    body = f"<ul>{items}</ul>" if items else ""
    yield f'<details class="sheet quiet"><summary>{escape(summary)}</summary>{body}</details>'


def _leaves(document: dict[str, Any], anchor: str, pictures: dict[int, bytes], language: Language) -> Iterator[str]:
    yield f'<div class="leaves" tabindex="0" role="region" aria-label="{escape(document["file"])}">'
    for page, image in sorted(pictures.items()):
        width, height = document["page_sizes"][str(page)]
        shapes = "".join(
            f'<rect class="cell {signal["severity"]}" data-ask="{anchor}-{at}" x="{x0 - 1:.1f}" y="{y0 - 1:.1f}" '
            f'width="{max(x1 - x0, 4) + 2:.1f}" height="{max(y1 - y0, 4) + 2:.1f}"><title>{escape(signal["because"])}</title></rect>'
            for at, signal in enumerate(document["signals"])
            for cell in signal["evidence"]
            if cell["page"] == page and cell["file"] == document["file"]
            for x0, y0, x1, y1 in cell["boxes"]
        )
        label = said("page", language, page=page)
        yield (
            f'<figure class="leaf" id="{anchor}p{page}"><figcaption>{escape(label)}</figcaption><span class="page">'
            f'<img alt="{escape(document["file"])} {escape(label)}" loading="lazy" decoding="async" width="{width:.0f}" height="{height:.0f}" '
            f'src="data:image/jpeg;base64,{base64.b64encode(image).decode()}">'
            f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">{shapes}</svg></span></figure>'
        )
    yield "</div>"


def _ask(
    signal: dict[str, Any],
    at: str,
    document: dict[str, Any],
    anchor: str,
    rules: dict[str, Any],
    pictures: dict[int, bytes],
    language: Language,
) -> str:
    severity = signal["severity"]
    chips = "".join(_chip(cell, document, anchor, pictures, language) for cell in signal["evidence"][:_MOST_CHIPS])
    more = len(signal["evidence"]) - _MOST_CHIPS
    chips += f'<span class="chip">+{more} {escape(said("places", language))}</span>' if more > 0 else ""
    laws = "".join(
        f'<span class="chip" title="{escape(said("law_note", language, status=c["status"]))}">§ {escape(c["words"])}</span>'
        for c in signal["citations"]
    )
    if signal["limit"]:
        laws += f'<span class="chip">{escape(said("limit", language, limit=signal["limit"], source=signal["limit_source"]))}</span>'
    page = rules.get(signal["rule"], {}).get("page", "")
    return (
        f'<li class="ask {severity}" id="q{at}" data-ask="{at}" data-severity="{severity}" data-question="{signal["question"]}" tabindex="0">'
        f'<div class="row"><span class="tag {severity}">{MARKS[severity]} {escape(said(severity, language))}</span>'
        f'<h3>{escape(signal["title"])}</h3><span class="meta end">{escape(Question(signal["question"]).words.in_(language))} · {signal["rule"]}</span></div>'
        f'<p>{escape(signal["because"])}</p><div class="row">{chips}{laws}</div>'
        f'<details><summary>{escape(said("rule_page", language))}</summary><div class="rulepage" tabindex="0">{escape(page)}</div></details></li>'
    )


def _chip(
    cell: dict[str, Any], document: dict[str, Any], anchor: str, pictures: dict[int, bytes], language: Language
) -> str:
    other = "" if cell["file"] == document["file"] else cell["file"]
    row = said("row", language, row=cell["row"]) if cell["row"] else ""
    place = " · ".join(part for part in (other, said("page", language, page=cell["page"]), cell["table"], row) if part)
    printed = cell["printed"] if len(cell["printed"]) <= 24 else cell["printed"][:23] + "…"
    inside = f"{escape(place)} <b>{escape(printed)}</b>"
    linked = not other and cell["page"] in pictures
    return (
        f'<a class="chip" href="#{anchor}p{cell["page"]}">{inside}</a>'
        if linked
        else f'<span class="chip">{inside}</span>'
    )
