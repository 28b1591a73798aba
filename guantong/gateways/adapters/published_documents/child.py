"""The limited child process that reads documents: one file a request, the answer in JSON; started by `reading`."""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from guantong.gateways.adapters.published_documents.answers import packed
from guantong.gateways.quarantine.serving import Answer, Limits, nameable, received, serve

LIMITS = Limits(memory=2 << 30, seconds=60)
MOST_PAGES = 450


def main() -> None:
    """Serve requests until standard input closes."""
    for module in ("pdf", "xlsx", "attachment"):  # while Python may still write its bytecode cache
        import_module(f"guantong.gateways.adapters.published_documents.{module}")
    import_module("guantong.gateways.quarantine.guard")
    serve(_answer, LIMITS)


def _answer(request: dict[str, Any]) -> Answer:
    if "picture" in request:
        return _picture(request)
    if "attachment" in request:
        return _attachment(request)
    return _read(received(request["path"]), request.get("suffix", ""))


def _read(path: Path, suffix: str) -> dict[str, Any]:
    from guantong.gateways.quarantine.guard import kind_of
    from guantong.gateways.quarantine.refusals import Refused, refusal

    try:
        notes: list[Any] = []
        scans: dict[str, Any] = {}
        pages = _pdf_pages(path, notes) if kind_of(path, scans, suffix) == "pdf" else _xlsx_pages(path, scans, notes)
        return {"pages": pages, "notes": [asdict(note) for note in notes]}
    except Refused as refused:
        return {"trouble": asdict(refused.trouble)}
    except (MemoryError, RecursionError):
        return {"trouble": asdict(refusal("child_died", why="内存不足"))}
    except OSError as error:
        return {"trouble": asdict(refusal("unreadable", why=error.strerror or "OSError"))}


def _attachment(request: dict[str, Any]) -> bytes:
    """Look at bytes that stand on no disk: they follow the request on standard input."""
    from guantong.gateways.adapters.published_documents.attachment import looked_at
    from guantong.gateways.adapters.published_documents.attachment_refusals import not_accepted
    from guantong.gateways.quarantine.refusals import Refused

    content, kept = sys.stdin.buffer.read(request["length"]), b""
    try:
        found = looked_at(content, request["attachment"])
        answer: dict[str, Any] = {"kind": found.kind, "text": found.text, "pages": found.pages}
        kept = found.content or b""
    except Refused as refused:
        answer = {"trouble": asdict(refused.trouble)}
    except (MemoryError, RecursionError):
        answer = {"trouble": asdict(not_accepted("broke_off"))}
    return json.dumps(answer).encode() + b"\n" + kept


def _pdf_pages(path: Path, notes: list[Any]) -> list[Any]:
    from guantong.gateways.adapters.published_documents.pdf import PdfError, attachments, opened, page_count, read_pages
    from guantong.gateways.adapters.published_documents.unread_told import refusals_of
    from guantong.gateways.quarantine.refusals import Refused, refusal

    try:
        with opened(path) as document:
            count = page_count(document)
            if count > MOST_PAGES:
                raise Refused(refusal("too_many_pages", count=count, limit=MOST_PAGES))
            pages = list(read_pages(document))
            if attached := attachments(document):
                notes.append(refusal("attached", count=attached))
    except PdfError as error:
        raise Refused(refusal("encrypted" if error.code == 4 else "damaged_pdf")) from error
    if not any((page.lines or page.grids) and not page.image_only for page in pages):
        raise Refused(refusal("no_text" if any(page.unread for page in pages) else "blank"))
    notes += refusals_of(pages)
    return [packed(page) for page in pages]


def _xlsx_pages(path: Path, scans: dict[str, Any], notes: list[Any]) -> list[Any]:
    from guantong.gateways.adapters.published_documents.xlsx import read_sheets

    with nameable(path) as named:
        return [packed(page) for page in read_sheets(named, scans, notes)]


def _picture(request: dict[str, Any]) -> bytes:
    from guantong.gateways.adapters.published_documents.render import picture

    path, page, dpi = request["picture"]
    return picture(received(path), page, dpi)


if __name__ == "__main__":
    main()
