"""The check as one self-contained HTML file: the page with its cells outlined beside the questions (核对报告)."""

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from guantong.domain.questions import Question
from guantong.domain.words import Language
from guantong.gateways.cli.html_document import document_section
from guantong.gateways.cli.report_words import MARKS, kind_said, said

_HERE = Path(__file__).parent
Pictures = Callable[[Path, Sequence[int], int], dict[int, bytes]]
SHARP, PLAIN = 96, 64
"""Dots per inch of page pictures: of few pages, of many."""
MANY_PAGES, MOST_PAGES = 150, 600
_LOGO = (
    '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M12 1v22"/>'
    '<circle cx="12" cy="7" r="4" fill="#fff"/><circle cx="12" cy="17" r="4" fill="#fff"/></svg>'
)


def write_html(found: dict[str, Any], out: Path, paths: Sequence[Path], pictures: Pictures | None = None) -> None:
    """Write the report of `found` to `out`; pictures are drawn only of pages that bear a signal.

    `paths` are the files and folders that were checked: pages are drawn from them.
    """
    if pictures is None:
        from guantong.gateways.adapters.published_documents.reading import pictures
    out.write_text("".join(_pages(found, _files(paths), pictures)), "utf-8")


def pages_to_show(documents: Sequence[dict[str, Any]]) -> list[list[int]]:
    """Return the pages to picture of every document: all that bear a signal.

    Beyond what a browser opens with ease, pages that bear only 知悉 signals are left out.
    """
    every = [[int(number) for number in document["page_sizes"]] for document in documents]
    if sum(map(len, every)) <= MOST_PAGES:
        return every
    serious = [
        {c["page"] for s in d["signals"] if s["severity"] != "note" for c in s["evidence"] if c["file"] == d["file"]}
        for d in documents
    ]
    return [[page for page in pages if page in kept] for pages, kept in zip(every, serious, strict=True)]


def _files(paths: Sequence[Path]) -> dict[str, Path]:
    files = sorted({p for path in paths for p in (path.rglob("*") if path.is_dir() else [path])})
    return {"/".join(path.parts[-depth:]): path for depth in (4, 3, 2, 1) for path in files}


def _pages(found: dict[str, Any], files: dict[str, Path], pictures: Pictures) -> Iterator[str]:
    language: Language = found["language"]
    style, script = (_HERE / "html_report.css").read_text("utf-8"), (_HERE / "html_report.js").read_text("utf-8")
    allowed = f"default-src 'none'; img-src data:; style-src {_sealed(style)}; script-src {_sealed(script)}"
    title = escape(said("title", language))
    yield (
        f'<!doctype html><html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="{allowed}">'
        f"<title>{title}</title><style>{style}</style></head><body>"
        f'<a class="skip" href="#main">{escape(said("documents", language))}</a><header class="top"><span class="brand">{_LOGO}贯通 <small>{title}</small></span></header>'
        f'<main id="main"><h1>{title}</h1><p class="lead">{escape(said("lead", language))}</p>'
    )
    yield from _overview(found, language)
    shown = pages_to_show(found["documents"])
    dpi = SHARP if sum(map(len, shown)) <= MANY_PAGES else PLAIN
    for at, (document, wanted) in enumerate(zip(found["documents"], shown, strict=True)):
        path = files.get(document["file"])
        drawn = pictures(path, wanted, dpi) if path and wanted and path.suffix.lower() == ".pdf" else {}
        yield from document_section(document, f"d{at}", found["rules"], drawn, language)
    yield f"<footer>{escape(said('made', language, version=found['guantong']))}</footer></main><script>{script}</script></body></html>\n"


def _sealed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _overview(found: dict[str, Any], language: Language) -> Iterator[str]:
    documents = found["documents"]
    if not documents:
        yield f'<p class="sheet empty">{escape(said("empty", language))}</p>'
        return
    yield _facts(documents, language)
    heads = [
        ("file", ""),
        ("body", "more"),
        ("kind", ""),
        ("year", "n more"),
        ("tables", "n"),
        ("computed", "n more"),
        ("not_computed", "n more"),
    ]
    yield '<div class="sheet scroll"><table class="cards"><thead><tr>'
    for name, style in heads:
        yield f'<th scope="col" class="{style}">{escape(said(name, language))}</th>'
    for severity in MARKS:
        yield f'<th scope="col" class="n">{MARKS[severity]} {escape(said(severity, language))}</th>'
    yield "</tr></thead><tbody>"
    for at, document in enumerate(documents):
        yield _line(at, document, language)
    yield f"</tbody></table></div>{_filters(documents, language)}"


def _line(at: int, document: dict[str, Any], language: Language) -> str:
    coverage, counts = document["coverage"], Counter(s["severity"] for s in document["signals"])
    unread = f"<b>✕ {escape(said('errors', language))}</b>"
    cells = [
        ("file", "", f'<a href="#d{at}">{escape(document["file"])}</a>'),
        ("body", "more", escape(document["body"] or "—")),
        ("kind", "", escape(kind_said(document, language)) if document["kind"] else unread),
        ("year", "n more", str(document["year"] or "—")),
        ("tables", "n", f"{coverage['tables_found']} / {coverage['tables_expected']}"),
        ("computed", "n more", f"{coverage['computed']:,}"),
        ("not_computed", "n more", str(len(coverage["not_computed"]))),
        *((name, "n" if counts[name] else "n zero", str(counts[name])) for name in MARKS),
    ]
    marked = "".join(
        f'<td class="{style}" data-l="{escape(said(name, language))}">{text}</td>' for name, style, text in cells
    )
    return f"<tr>{marked}</tr>"


def _facts(documents: Sequence[dict[str, Any]], language: Language) -> str:
    total = Counter[str]()
    for document in documents:
        coverage = document["coverage"]
        total += Counter({key: coverage[key] for key in ("tables_found", "tables_expected", "computed", "held")})
        total["not_computed"] += len(coverage["not_computed"])
        total["rounding"] += sum(line["differences"] for line in coverage["rounding"])
        total["signals"] += len(document["signals"])
        total["unread"] += bool(document["errors"])
    facts = [
        (said("tables", language), f"{total['tables_found']} / {total['tables_expected']}", ""),
        (said("computed", language), f"{total['computed']:,}", said("held", language, held=f"{total['held']:,}")),
        (said("not_computed", language), str(total["not_computed"]), said("not_passed", language)),
        (said("rounding", language), f"{total['rounding']} {said('places', language)}", said("in_step", language)),
        (
            said("signals", language),
            str(total["signals"]),
            f"{said('errors', language)} {total['unread']} / {len(documents)}",
        ),
    ]
    inside = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(number)}</dd><dd class=sub>{escape(more)}</dd></div>"
        for name, number, more in facts
    )
    return f'<dl class="facts">{inside}</dl>'


def _filters(documents: Sequence[dict[str, Any]], language: Language) -> str:
    everything = escape(said("all", language))
    choices = {
        "document": [(f"d{at}", document["file"]) for at, document in enumerate(documents)],
        "severity": [(severity, f"{mark} {said(severity, language)}") for severity, mark in MARKS.items()],
        "question": [(question.value, question.words.in_(language)) for question in Question],
    }
    names = {"document": "file", "severity": "severity", "question": "question"}
    selects = "".join(
        f'<label>{escape(said(names[name], language))}<select name="{name}"><option value="">{everything}</option>'
        + "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
        + "</select></label>"
        for name, options in choices.items()
    )
    count = sum(len(document["signals"]) for document in documents)
    shown = f'{escape(said("shown", language))} <b id="left">{count}</b> / {count} {escape(said("items", language))}'
    return f'<form class="sheet filters" hidden>{selects}<span class="meta end" role="status">{shown}</span></form>'
