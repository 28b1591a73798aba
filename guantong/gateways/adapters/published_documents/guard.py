"""What is looked at before any parser runs: kind by content, sizes, hostile parts (入口检查)."""

import re
import zipfile
import zlib
from pathlib import Path

from guantong.gateways.adapters.published_documents.refusals import Refused, refusal

MEBIBYTE = 1 << 20
LARGEST_FILE = 64 * MEBIBYTE
"""A published budget of a large department is under 10 MiB."""
LARGEST_UNPACKED = 64 * MEBIBYTE
LARGEST_RATIO = 100
"""Honest workbooks unpack 5 to 20 times."""
MOST_PARTS = 200
MOST_CELLS = 1_000_000
LARGEST_AREA = 5_000_000
"""Rows × columns of a sheet's bounding box: parsers allocate the box, not the cells."""
_CELL = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_DECLARED = re.compile(rb'<dimension\s+ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
_ENTITY = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_FORBIDDEN = (
    ("vbaProject", "macro"),
    ("externalLinks/", "external"),
    ("embeddings/", "embedded"),
    ("activeX/", "macro"),
    (".bin", "binary"),
)
_BY_START = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"))
_BY_SUFFIX = {".pdf": "pdf", ".xlsx": "xlsx"}


def kind_of(path: Path) -> str:
    """Return `pdf` or `xlsx` for a file that may be parsed; raises Refused with the reason otherwise."""
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
        raise Refused(refusal("html", suffix=path.suffix))
    if kind == "zip":
        kind = _check_zip(path)
    if not kind:
        raise Refused(refusal("unknown_kind", suffix=path.suffix or "—"))
    named = _BY_SUFFIX.get(path.suffix.lower())
    if named != kind:
        raise Refused(refusal("wrong_suffix", suffix=path.suffix or "—", kind=kind))
    return kind


def _check_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            return _check_parts(package)
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as broken:
        raise Refused(refusal("damaged_zip")) from broken


def _check_parts(package: zipfile.ZipFile) -> str:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        raise Refused(refusal("not_a_workbook" if "xl/workbook.bin" not in names else "binary_workbook"))
    if len(parts) > MOST_PARTS:
        raise Refused(refusal("too_many_parts", count=len(parts), limit=MOST_PARTS))
    for part in parts:
        if part.flag_bits & 1:
            raise Refused(refusal("encrypted"))
        bad = next(
            (why for mark, why in _FORBIDDEN if mark in part.filename and "printerSettings" not in part.filename), None
        )
        if bad:
            raise Refused(refusal(bad, part=part.filename))
    unpacked, cells = 0, 0
    for part in parts:
        sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
        seen, found = _scan(package, part, sheet)
        unpacked, cells = unpacked + seen, cells + found
        if unpacked > LARGEST_UNPACKED or (seen > MEBIBYTE and seen > LARGEST_RATIO * max(part.compress_size, 1)):
            raise Refused(refusal("zip_bomb", limit=LARGEST_UNPACKED // MEBIBYTE))
        if cells > MOST_CELLS:
            raise Refused(refusal("too_many_cells", limit=MOST_CELLS))
    return "xlsx"


def _scan(package: zipfile.ZipFile, part: zipfile.ZipInfo, sheet: bool) -> tuple[int, int]:
    """Unpack one part piece by piece: count its bytes and cells, watch its corner and its entities."""
    seen = cells = 0
    rest = b""
    corner = (0, 0)
    text = part.filename.endswith((".xml", ".rels"))
    with package.open(part) as stream:
        while piece := stream.read(MEBIBYTE // 4):
            seen += len(piece)
            if seen > LARGEST_UNPACKED:
                break
            block = rest + piece
            if text and (_ENTITY.search(block.replace(b"\x00", b"")) or block.startswith((b"\xff\xfe", b"\xfe\xff"))):
                raise Refused(refusal("entity", part=part.filename))
            for pattern in (_CELL, _DECLARED) if sheet else ():
                for match in pattern.finditer(block):
                    cells += pattern is _CELL
                    if pattern is _CELL:
                        corner = (max(corner[0], _column(match[1])), max(corner[1], int(match[2])))
            if corner[0] * corner[1] > LARGEST_AREA:
                raise Refused(refusal("sparse_corner", part=part.filename, limit=LARGEST_AREA))
            rest = block[-256:] if len(block) > 256 else b""
    return seen, cells


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
