"""A file that someone wants to attach: what it is by its content, and its first page's text (附件检查). Runs in the child.

Only the kinds that are told here are accepted; images come back drawn anew, without what cameras write into them.
"""

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from guantong.gateways.adapters.published_documents.attachment_images import drawn_anew
from guantong.gateways.adapters.published_documents.attachment_refusals import not_accepted, of_document
from guantong.gateways.adapters.published_documents.first_page import document_text, pdf_text, workbook_text
from guantong.gateways.quarantine.guard import Package, check_package
from guantong.gateways.quarantine.refusals import Refused

SUFFIXES = {
    ".pdf": "pdf", ".xlsx": "xlsx", ".docx": "docx", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp",
    ".txt": "txt", ".csv": "csv",
}  # fmt: skip
"""The allow-list: the kind that each ending stands for."""
_DOCUMENT = Package("docx", "word/document.xml", ("word/media/", "word/fonts/", "word/printersettings", "docprops/thumbnail."))  # fmt: skip
_STARTS = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"),
    (b"\xd0\xcf\x11\xe0", "old_office"), (b"MZ", "program"), (b"\x7fELF", "program"), (b"#!", "program"),
    (b"\xca\xfe\xba\xbe", "program"), (b"\xcf\xfa\xed\xfe", "program"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"), (b"PK\x05\x06", "archive"), (b"GIF8", "other_image"), (b"BM", "other_image"),
    (b"II*\0", "other_image"), (b"MM\0*", "other_image"), (b"8BPS", "other_image"),
    (b"\xff\xfe", "encoding"), (b"\xfe\xff", "encoding"),
)  # fmt: skip
_TEXTS = ("txt", "csv")
_FIRST_TEXT = 4000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_FORMULA = re.compile(r"\s*([=@]|[+\-](?=[A-Za-z(@=]))")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """An accepted file: its kind, what its first page says, and its content drawn anew if it is an image."""

    kind: str
    text: str = ""
    content: bytes | None = None
    pages: int | None = None


def looked_at(content: bytes, suffix: str) -> LookedAt:
    """Return what `content` is; raises Refused with what to do when it is not accepted under a name ending so."""
    if not content:
        raise Refused(not_accepted("empty"))
    kind = _kind(content)
    named = SUFFIXES.get(suffix.lower(), "")
    if kind == "text":
        kind = named if named in _TEXTS else "txt"
    if kind not in SUFFIXES.values():
        raise Refused(not_accepted(kind))
    if named != kind:
        raise Refused(not_accepted("wrong_suffix", suffix=suffix or "—", kind=kind))
    match kind:
        case "pdf":
            text, pages = pdf_text(content)
            return LookedAt(kind, text, pages=pages)
        case "xlsx":
            return LookedAt(kind, workbook_text(content))
        case "docx":
            return LookedAt(kind, document_text(content))
        case "png" | "jpg" | "webp":
            return LookedAt(kind, content=drawn_anew(content, kind))
        case _:
            return LookedAt(kind, _text(content, kind))


def _kind(content: bytes) -> str:
    """Return the kind by content: an accepted one, `text`, or the name of why it is refused."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    kind = next((kind for start, kind in _STARTS if content.startswith(start)), "")
    if kind == "zip":
        return _package(content)
    if kind == "other_image" and content[:2] == b"BM" and b"\0" not in content[:64]:
        kind = ""  # a text that begins with these two letters
    if kind == "program" and content[:2] == b"MZ" and b"\0" not in content[:64]:
        kind = ""
    if kind:
        return kind
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe\0\r\n\t ")[:2].replace(b"\0", b"")[:1] == b"<":
        return "web"
    return "unknown" if b"\0" in content else "text"


def _package(content: bytes) -> str:
    """Return which office file a zip is; the guard looks at every part of one that is accepted."""
    names = _names(content)
    if "word/document.xml" in names:
        try:
            return check_package(io.BytesIO(content), {}, _DOCUMENT)
        except Refused as refused:
            raise of_document(refused) from refused
    if any(name.startswith(("xl/workbook.", "xl/")) for name in names) or not names:
        return check_package(io.BytesIO(content), {})
    if "[Content_Types].xml" in names or "mimetype" in names:
        return "other_office"
    return "archive"


def _names(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return set(package.namelist())
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as broken:
        raise Refused(not_accepted("damaged", kind="xlsx/docx")) from broken


def _text(content: bytes, kind: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as neither:
            raise Refused(not_accepted("encoding")) from neither
    if _CONTROL.search(text):
        raise Refused(not_accepted("control_characters"))
    if kind == "csv":
        _no_formulas(text)
    return text[:_FIRST_TEXT]


def _no_formulas(text: str) -> None:
    """A cell that begins like a formula runs when the file is opened in a spreadsheet."""
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            for cell in row:
                if found := _FORMULA.match(cell):
                    raise Refused(not_accepted("formula", row=number, start=found[1]))
    except csv.Error as broken:
        raise Refused(not_accepted("damaged", kind="csv")) from broken
