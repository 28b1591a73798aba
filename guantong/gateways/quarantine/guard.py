"""What is looked at before any parser runs: kind by content, sizes, hostile parts (入口检查)."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from typing import IO

from guantong.domain.words import Words
from guantong.gateways.quarantine.number_formats import NumberFormat
from guantong.gateways.quarantine.part_scan import PUBLISHED, PartScan, Room
from guantong.gateways.quarantine.refusals import Refused, refusal

MEBIBYTE = 1 << 20
LARGEST_FILE = 64 * MEBIBYTE
"""A published budget of a large department is under 10 MiB."""
LARGEST_RATIO = 100
"""Honest workbooks unpack 5 to 20 times."""
MOST_PARTS = 4_000
"""A district's collection holds a sheet a unit, and a sheet brings up to four parts: itself, its links, its printer, a picture."""
_PIECE = 1 << 18
_FORBIDDEN = (
    ("vbaproject", "macro"),
    ("xl/macrosheets/", "macro"),
    ("activex/", "macro"),
    ("externallinks/", "external"),
    ("xl/connections.xml", "external"),
    ("embeddings/", "embedded"),
)
_BOOK, _BOOK_LINKS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_FIRST = (_BOOK, _BOOK_LINKS, _STYLES)
"""What sheets are called and how their numbers are shown is known before a sheet is looked at."""
_TEXT = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class Package:
    """A kind of file that is a zip of parts: its main part, and the only places where a part that is no XML may stand."""

    kind: str
    main: str
    harmless: tuple[str, ...]
    room: Room = PUBLISHED


WORKBOOK = Package("xlsx", "xl/workbook.xml", ("xl/media/", "xl/printersettings/", "docprops/thumbnail."))
_BY_START = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"))
_BY_SUFFIX = {".pdf": "pdf", ".xlsx": "xlsx"}


Scans = dict[str, PartScan]
"""What was seen in each sheet of a workbook, by the sheet's name."""


def kind_of(path: Path, scans: Scans | None = None, suffix: str = "", form: Package = WORKBOOK) -> str:
    """Return `pdf` or `xlsx` for a file that may be parsed; raises Refused with the reason otherwise.

    `suffix` stands for the path's own where the file is kept under another name than it was given.
    `scans` gathers what a spreadsheet parser does not tell of a sheet: errors, unsaved formulas, hidden rows.
    """
    suffix = suffix or path.suffix
    size = path.stat().st_size
    if size == 0:
        raise Refused(refusal("empty"))
    if size > LARGEST_FILE:
        raise Refused(refusal("too_large", limit=LARGEST_FILE // MEBIBYTE))
    with path.open("rb") as file:
        start = file.read(1024)
    kind = next((kind for mark, kind in _BY_START if start.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(mark)), "")
    if kind == "ole":
        raise Refused(refusal("old_office"))
    if start.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] == b"<" and b"<" in start:
        raise Refused(refusal("html", suffix=suffix))
    if kind == "zip":
        kind = check_package(path, {} if scans is None else scans, form)
    if not kind:
        raise Refused(refusal("unknown_kind", suffix=suffix or "—"))
    named = _BY_SUFFIX.get(suffix.lower())
    if named != kind:
        raise Refused(refusal("wrong_suffix", suffix=suffix or "—", kind=kind))
    return kind


def check_package(file: Path | IO[bytes], scans: Scans, form: Package = WORKBOOK) -> str:
    """Return the kind of a package whose parts may all be parsed; raises Refused with the reason otherwise."""
    try:
        with zipfile.ZipFile(file) as package:
            return _check_parts(package, scans, form)
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as broken:
        raise Refused(refusal("damaged_zip")) from broken


def _check_parts(package: zipfile.ZipFile, scans: Scans, form: Package) -> str:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if form.main not in names:
        raise Refused(refusal("not_a_workbook" if "xl/workbook.bin" not in names else "binary_workbook"))
    if len(parts) > MOST_PARTS:
        raise Refused(refusal("too_many_parts", count=len(parts), limit=MOST_PARTS, sheets=MOST_PARTS // 4))
    for part in parts:
        if part.flag_bits & 1:
            raise Refused(refusal("encrypted"))
        name = _plain(part.filename)
        bad = next((why for mark, why in _FORBIDDEN if mark in name), None)
        if not bad and not part.is_dir() and not name.endswith(_TEXT) and not name.startswith(form.harmless):
            bad = "binary"
        if bad:
            raise Refused(refusal(bad, _in(part), part=part.filename))
    if len({_plain(name) for name in names}) < len(names):
        raise Refused(refusal("damaged_zip"))  # two parts of one name: readers disagree on which counts
    unpacked = filled = 0
    book: dict[str, PartScan] = {}
    sheets: dict[str, list[str]] = {}
    formats: list[NumberFormat | None] = []
    for part in sorted(parts, key=lambda part: _plain(part.filename) not in _FIRST):
        name = _plain(part.filename)
        called = sheets.get(name, [])
        scan = (
            PartScan(called[0] if called else part.filename, filled, formats, form.room)
            if name.endswith(_TEXT)
            else None
        )
        seen = _scan(package, part, scan, form.room.unpacked)
        if scan:
            filled = scan.filled
            scans |= dict.fromkeys(called, scan)
            if name in (_BOOK, _BOOK_LINKS):
                book[name] = scan
                sheets = _sheet_parts(book)
        unpacked += seen
        if unpacked > form.room.unpacked or (seen > MEBIBYTE and seen > LARGEST_RATIO * max(part.compress_size, 1)):
            raise Refused(refusal("zip_bomb", _in(part), limit=form.room.unpacked // MEBIBYTE))
    return form.kind


def _sheet_parts(book: Scans) -> dict[str, list[str]]:
    """Return the names of the sheets that lie in each part: people know a sheet by the name on its tab."""
    found: dict[str, list[str]] = {}
    if len(book) == 2:
        links = book[_BOOK_LINKS].links
        for link, name in book[_BOOK].sheets.items():
            if link in links:
                found.setdefault(_plain(normpath(join("/xl", links[link]))), []).append(name)
    return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _in(part: zipfile.ZipInfo) -> Words:
    return Words(f"“{part.filename}”", f"“{part.filename}”")


def _scan(package: zipfile.ZipFile, part: zipfile.ZipInfo, scan: PartScan | None, most: int) -> int:
    """Unpack one part piece by piece, through `scan` when it is text; return its bytes."""
    name, seen = _plain(part.filename), 0
    with package.open(part) as stream:
        while (piece := stream.read(_PIECE)) and seen <= most:
            seen += len(piece)
            if name == "[content_types].xml" and b"macroEnabled" in piece:
                raise Refused(refusal("macro", _in(part), part=part.filename))
            if scan:
                scan.feed(piece)
    if scan and seen <= most:
        scan.feed(b"", final=True)
        # what the workbook reads as a sheet must be a part that is scanned
        if name == _BOOK_LINKS and not all(_plain(t).endswith(".xml") for t in scan.targets):
            raise Refused(refusal("binary", _in(part), part=part.filename))
    return seen
