"""The report on the terminal: coverage first, then what to verify, then what was not computed (终端报告)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from guantong.domain.words import Language
from guantong.gateways.cli.report_words import MARKS, body_said, kind_said, page_said, plain, said
from guantong.gateways.cli.terminal_report_lines import hanging

_STYLES = {"verify_first": "bold red", "verify": "yellow", "note": "cyan"}
_MOST_PLACES = 4
_MOST_NAMES = 20
_LONGEST = 40
_WIDTH = 80
"""Taken where a terminal says that it is nothing wide: a report that shows nothing would look like none to make."""


def print_report(found: Mapping[str, Any], console: Console | None = None, language: Language | None = None) -> None:
    """Print the result of a check for a person: readable at 80 columns, without colour when piped."""
    console = console or Console(highlight=False)
    console.width = console.width or _WIDTH
    words = language or found["language"]
    for document in found["documents"]:
        for line in _document(document, words, console):
            console.print(line, soft_wrap=True)
        console.print()
    for line in _left_out(found["left_out"], words, console):
        console.print(line, soft_wrap=True)
    console.print(hanging("", _total(found, words), console.width, 0, "bold"), soft_wrap=True)


def _document(document: Mapping[str, Any], language: Language, console: Console) -> Iterator[Text]:
    line = _liner(console)
    parts = (body_said(document, language), document["year"], kind_said(document, language))
    title = " ".join(str(part) for part in parts if part)
    yield line("", title if document["kind"] else document["file"], 0, "bold")
    if document["kind"]:
        yield line("", document["file"], style="dim")
    coverage = document["coverage"]
    if document["kind"] == "register":
        counts = {"computed": coverage["computed"], "held": coverage["held"], "missed": len(coverage["not_computed"])}
        yield line("", said("register_lines", language, **counts))
    elif document["kind"]:
        yield line("", _coverage(coverage, language))
    for error in document["errors"]:
        yield line("×", f"{said('errors', language)} · {error['what']}", style="bold")
        yield line("", f"{said('where', language)} · {error['where']}", 4)
        yield line("", f"{said('do', language)} · {error['do']}", 4)
    by_severity = {s: [one for one in document["signals"] if one["severity"] == s] for s in MARKS}
    for severity, signals in by_severity.items():
        if signals:
            heading = f"{said(severity, language)} {len(signals)}"
            yield line(MARKS[severity], heading, style=_STYLES[severity])
        for signal in signals:
            yield line(signal["rule"], signal["because"], 4, mark_style="dim")
            for ground in _grounds(signal, document["file"], language):
                yield line(" " * len(signal["rule"]), ground, 4, "dim")
    if document["kind"] and not document["signals"]:
        counts = {"computed": coverage["computed"], "count": len(coverage["not_computed"])}
        yield line("", said("none", language, **counts))
    for mark, text in _quiet(document, language):
        yield line(mark, text, style="dim")


def _liner(console: Console) -> Callable[..., Text]:
    encoding = console.encoding

    def line(mark: str, text: str, indent: int = 2, style: str = "", mark_style: str = "") -> Text:
        return hanging(_printable(mark, encoding), _printable(text, encoding), console.width, indent, style, mark_style)

    return line


def _left_out(entries: Sequence[Mapping[str, Any]], language: Language, console: Console) -> Iterator[Text]:
    """Yield what took no part, gathered by reason: silence about it would pass for having looked."""
    line = _liner(console)
    if entries:
        yield line("×", f"{said('left_out', language)} {len(entries)}", 0, "bold")
    reasons: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        reasons.setdefault((entry["why"], entry["do"]), []).append(entry["file"])
    for (why, do), files in reasons.items():
        more = len(files) - _MOST_NAMES
        names = [*files[:_MOST_NAMES], *([said("more_left_out", language, count=more)] if more > 0 else [])]
        yield line("·", f"{why} · {('、' if language == 'zh' else ', ').join(names)}")
        yield line("", f"{said('do', language)} · {do}", 4)
    if entries:
        yield Text("")


def _printable(text: str, encoding: str) -> str:
    """Return `text` as the terminal can show it: no control characters, nothing outside its encoding."""
    return plain(text.replace("\n", " ")).encode(encoding, "replace").decode(encoding)


def _coverage(coverage: Mapping[str, Any], language: Language) -> str:
    differences = sum(entry["differences"] for entry in coverage["rounding"])
    held = said("held", language, held=coverage["held"])
    missed = len(coverage["not_computed"])
    warning = f" ({said('not_passed', language)})" if missed else ""
    parts = [
        said("tables_of", language, found=coverage["tables_found"], expected=coverage["tables_expected"]),
        f"{said('computed', language)} {coverage['computed']} ({held})",
        f"{said('not_computed', language)} {missed}{warning}",
        f"{said('rounding', language)} {differences}" if differences else "",
    ]
    return " · ".join(part for part in parts if part)


def _grounds(signal: Mapping[str, Any], file: str, language: Language) -> list[str]:
    """Return what a signal rests on: its places on one line, the law and the limit on another."""
    places = [
        " · ".join([*_home(home, file, language), *_cells(group, language)])
        for home, group in groupby(
            signal["evidence"][:_MOST_PLACES], lambda c: (c["file"], c["page"], c["table"], c["sheet"])
        )
    ]
    rest = len(signal["evidence"]) - _MOST_PLACES
    places += [said("more_places", language, count=rest)] if rest > 0 else []
    laws = [f"§{cited['words']}" for cited in signal["citations"]]
    limit = said("limit", language, limit=signal["limit"], source=signal["limit_source"]) if signal["limit"] else ""
    lines = (
        "；".join(places) if language == "zh" else "; ".join(places),
        " · ".join([*laws, *([limit] if limit else [])]),
    )
    return [line for line in lines if line]


def _home(home: tuple[str, int, str, str], file: str, language: Language) -> list[str]:
    own, page, table, sheet = home
    named = page_said(own, page, language, {str(page): sheet}) if page > 0 else ""
    parts = (own if own != file else "", named, table)
    return [part for part in parts if part]


def _cells(cells: Iterator[Mapping[str, Any]], language: Language) -> list[str]:
    said_cells = []
    for cell in cells:
        row = said("row", language, row=cell["row"]) if cell["row"] else ""
        printed = cell["printed"] if len(cell["printed"]) <= _LONGEST else cell["printed"][: _LONGEST - 1] + "…"
        said_cells.append(" ".join(part for part in (row, printed) if part))
    return [text for text in said_cells if text]


def _quiet(document: Mapping[str, Any], language: Language) -> Iterator[tuple[str, str]]:
    """Yield what asks nothing but must be known: missing tables, rounding, what was not read or computed."""
    coverage = document["coverage"]
    gap = "、" if language == "zh" else ", "
    missing = [table["title"] for table in coverage["tables"] if table["state"] == "missing"]
    if missing:
        yield "·", f"{said('missing', language)} · {gap.join(missing)}"
    yield from (("·", entry["words"]) for entry in coverage["rounding"])
    if coverage["image_only_pages"]:
        pages = gap.join(map(str, coverage["image_only_pages"]))
        yield "·", f"{said('images', language)} · {pages} ({said('no_text', language)})"
    codes = dict.fromkeys(f"{e['code'].replace('|', ' ')} {e['item']}" for e in coverage["unknown_codes"])
    if codes:
        yield "·", f"{said('codes', language)} · {gap.join(codes)}"
    for name, key, column in (("unmapped", "unmapped_columns", "header"), ("unknown", "unrecognised_tables", "title")):
        for page, entries in groupby(coverage[key], lambda entry: entry["page"]):
            names = gap.join(dict.fromkeys(entry[column] for entry in entries))
            yield (
                "·",
                f"{said(name, language)} · {page_said(document['file'], page, language, document['sheets'])} {names}",
            )
    reasons: dict[str, list[str]] = {}
    for entry in coverage["not_computed"]:
        reasons.setdefault(entry["why"], []).append(f"{entry['rule']} {entry['what']}")
    for why, checks in reasons.items():
        yield "○", f"{said('not_computed', language)} · {why} · {gap.join(checks)}"


def _total(found: Mapping[str, Any], language: Language) -> str:
    documents = found["documents"]
    if not documents:
        return said("no_file", language)
    counts = Counter(signal["severity"] for document in documents for signal in document["signals"])
    marks = " ".join(f"{mark}{counts[severity]}" for severity, mark in MARKS.items())
    total = said(
        "total", language, documents=len(documents), signals=sum(counts.values()), marks=marks,
        not_computed=sum(len(d["coverage"]["not_computed"]) for d in documents), errors=sum(len(d["errors"]) for d in documents),
    )  # fmt: skip
    unseen = sum(one["unread"] for one in found["left_out"])
    return said("total_left_out", language, total=total, count=unseen) if unseen else total
