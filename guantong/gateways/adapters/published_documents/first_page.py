"""The first page's text of a file that is to be attached, to be read for secrecy marks (首页文字). Runs in the child."""

import ctypes
import io
import re
import zipfile
from typing import Any
from xml.parsers import expat  # noqa: S405 - behind the guard: no document types, no entities

import pypdfium2.raw as pdfium
from python_calamine import CalamineError, CalamineWorkbook

from guantong.gateways.adapters.published_documents.attachment_refusals import not_accepted
from guantong.gateways.quarantine.refusals import Refused

_FIRST_TEXT = 4000
_FIRST_ROWS = 100
_PASSWORD = 4
_DRAWN = re.compile(r"(?:word/(?:header|footer)|xl/drawings/drawing)\d*\.xml")
_MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)<")


def pdf_text(content: bytes) -> tuple[str, int]:
    """Return the text of the first page and how many pages there are; raises Refused when the PDF is damaged, locked, or not only paper."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == _PASSWORD
        raise Refused(not_accepted("encrypted") if locked else not_accepted("damaged", kind="PDF"))
    try:
        if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0 or pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
            raise Refused(not_accepted("active_pdf"))
        page = pdfium.FPDF_LoadPage(document, 0)
        if not page:
            raise Refused(not_accepted("damaged", kind="PDF"))
        try:
            return _page_text(page), int(pdfium.FPDF_GetPageCount(document))
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page_text(page: Any) -> str:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return ""
    count = min(max(pdfium.FPDFText_CountChars(text), 0), _FIRST_TEXT)
    kept = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, kept)
    pdfium.FPDFText_ClosePage(text)
    return bytes(kept)[: 2 * count].decode("utf-16-le", "ignore")


def workbook_text(content: bytes) -> str:
    """Return the names of the sheets, the first rows of the first one, what stands in margins and drawings."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(nrows=_FIRST_ROWS)
    except (CalamineError, ValueError, OverflowError, IndexError) as broken:
        raise Refused(not_accepted("damaged", kind="xlsx")) from broken
    cells = [str(value) for row in rows for value in row if value != ""]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        margins = [m.decode("utf-8", "ignore") for name in sheets for m in _MARGIN.findall(package.read(name))]
        drawn = [_runs(package.read(name)) for name in package.namelist() if _DRAWN.fullmatch(name)]
    return "\n".join([*book.sheet_names, *margins, *drawn, "\n".join(cells)[:_FIRST_TEXT]])


def document_text(content: bytes) -> str:
    """Return the beginning of a text document, and its headers and footers."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        drawn = [_runs(package.read(name)) for name in package.namelist() if _DRAWN.fullmatch(name)]
        return "\n".join([*drawn, _runs(package.read("word/document.xml"))])


def _runs(part: bytes) -> str:
    """Return the text of `part`, its runs joined: a mark may be cut into several."""
    found: list[str] = []
    inside = [False]

    def start(name: str, _attributes: dict[str, str]) -> None:
        inside[0] = name.rpartition(":")[2] == "t"

    def end(name: str) -> None:
        inside[0] = False
        if name.rpartition(":")[2] == "p":
            found.append("\n")

    def text(piece: str) -> None:
        if inside[0]:
            found.append(piece)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as broken:
        raise Refused(not_accepted("damaged", kind="docx")) from broken
    return "".join(found)[:_FIRST_TEXT]
