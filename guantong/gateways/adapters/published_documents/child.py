"""The limited child process: reads one file a request and answers in JSON; started by `reading`.

A request is one JSON line on standard input (an attachment's bytes follow it), an answer four bytes of length and then JSON. The process
has no more memory, time and disk than it needs; whatever happens to it, the parent only loses an answer.
"""

import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from guantong.gateways.adapters.published_documents.answers import packed

MEMORY = 2 << 30
SECONDS_A_FILE = 60
MOST_PAGES = 450


def main() -> None:
    """Serve requests until standard input closes."""
    for module in ("guard", "pdf", "xlsx", "attachment"):  # while Python may still write its bytecode cache
        import_module(f"guantong.gateways.adapters.published_documents.{module}")
    _limit()
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        request = json.loads(line)
        signal.alarm(SECONDS_A_FILE)
        answer = _answer(request)
        signal.alarm(0)
        packed = (
            answer
            if isinstance(answer, bytes)
            else json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")
        )
        out.write(struct.pack(">I", len(packed)) + packed)
        out.flush()


def _answer(request: dict[str, Any]) -> dict[str, Any] | bytes:
    if "picture" in request:
        return _picture(request)
    if "attachment" in request:
        return _attachment(request)
    return _read(received(request["path"]), request.get("suffix", ""))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, resource.getrlimit(resource.RLIMIT_NPROC))


def _read(path: Path, suffix: str) -> dict[str, Any]:
    from guantong.gateways.adapters.published_documents.guard import kind_of
    from guantong.gateways.adapters.published_documents.refusals import Refused, refusal

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
    from guantong.gateways.adapters.published_documents.refusals import Refused

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
    from guantong.gateways.adapters.published_documents.refusals import Refused, refusal, refusals_of

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

    with _nameable(path) as named:
        return [packed(page) for page in read_sheets(named, scans, notes)]


@contextmanager
def _nameable(path: Path) -> Iterator[Path]:
    """Yield a path that is text: the workbook's parser knows no other, a file name in GBK is none."""
    with path.open("rb") as file:
        yield path if str(path).isprintable() else Path(f"/dev/fd/{file.fileno()}")


def _picture(request: dict[str, Any]) -> bytes:
    from guantong.gateways.adapters.published_documents.render import picture

    path, page, dpi = request["picture"]
    return picture(received(path), page, dpi)


def received(path: str) -> Path:
    """Return the path that the parent sent, byte for byte."""
    return Path(os.fsdecode(bytes.fromhex(path)))


if __name__ == "__main__":
    main()
