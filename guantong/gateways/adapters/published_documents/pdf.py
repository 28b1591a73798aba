"""A PDF file as pages of text lines and ruled grids."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from guantong.domain.fiscal.pages import Page, Unread
from guantong.gateways.adapters.published_documents.annotations import with_annotations
from guantong.gateways.adapters.published_documents.characters import ASKEW, PageText, page_characters
from guantong.gateways.adapters.published_documents.frame import Frame, page_frame
from guantong.gateways.adapters.published_documents.grids import page_grids
from guantong.gateways.adapters.published_documents.page_objects import Drawn, page_objects
from guantong.gateways.adapters.published_documents.text_doubts import address
from guantong.gateways.adapters.published_documents.text_lines import text_lines
from guantong.gateways.adapters.published_documents.unread import unread_parts
from guantong.gateways.adapters.published_documents.visibility import unseen


class PdfError(Exception):
    """PDFium could not open the file; `code` is PDFium's error (4 is a missing password)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Open the PDF at `path`; raises PdfError."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadDocument(bytes(path), None)
    if not document:
        raise PdfError(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def page_count(document: Any) -> int:
    """Return how many pages the document has."""
    return int(pdfium.FPDF_GetPageCount(document))


def attachments(document: Any) -> int:
    """Return how many files the document carries beside its pages."""
    return int(pdfium.FPDFDoc_GetAttachmentCount(document))


def read_pages(document: Any) -> Iterator[Page]:
    """Yield every page of the document, read."""
    for index in range(page_count(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield Page(index + 1, 0, 0, unread=(Unread.DAMAGED,))
            continue
        page, lost = with_annotations(document, page, index)
        frame, drawn, text = _upright(page)
        grids, inside = page_grids(drawn.rulings, text.characters)
        lines = text_lines([ch for at, ch in enumerate(text.characters) if at not in inside])
        unread = unread_parts(text, drawn.pictures, drawn.curves, frame, grids, lines)
        pdfium.FPDF_ClosePage(page)
        yield Page(
            index + 1,
            frame.width,
            frame.height,
            lines,
            grids,
            Unread.IMAGE in unread,
            unread=(*unread, Unread.FIELDS) if lost else unread,
        )


def reading_turn(page: Any) -> int:
    """Return by how many quarters (clockwise) a reader turns `page` as shown, because most of its text lies sideways."""
    return _upright(page)[0].turn if page_objects(page, page_frame(page)).turned_text else 0


def _upright(page: Any) -> tuple[Frame, Drawn, PageText]:
    """Read the page as it is shown, and again turned when most of its text lies sideways."""
    found = _read(page, page_frame(page))
    turns = Counter(ch.turn for ch in found[2].characters if ch.turn != ASKEW) if found[1].turned_text else {}
    turn = max(turns, key=turns.__getitem__, default=0)
    return _read(page, page_frame(page, turn)) if turn else found


def _read(page: Any, frame: Frame) -> tuple[Frame, Drawn, PageText]:
    drawn = page_objects(page, frame)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return frame, drawn, PageText([], {}, 0)
    text = _seen(page, text_page, frame, drawn)
    pdfium.FPDFText_ClosePage(text_page)
    return frame, drawn, text


def _seen(page: Any, text_page: Any, frame: Frame, drawn: Drawn) -> PageText:
    """Return the characters that a reader sees."""
    unpainted = frozenset(address(thing) for thing in drawn.doubts.unpainted)
    doubtful = drawn.doubts.doubtful
    text = page_characters(text_page, frame, unpainted, doubtful.keys(), drawn.turned_text)
    gone = unseen(page, frame, doubtful.values(), text.characters, text.doubtful) if text.doubtful else set()
    if drawn.doubts.spread({text.doubtful[at] for at in gone}):
        return _seen(page, text_page, frame, drawn)
    return text._replace(characters=[ch for at, ch in enumerate(text.characters) if at not in gone]) if gone else text
