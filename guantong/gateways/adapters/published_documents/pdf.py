"""A PDF file as pages of text lines and ruled grids."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from guantong.domain.fiscal.pages import Page
from guantong.gateways.adapters.published_documents.characters import page_characters
from guantong.gateways.adapters.published_documents.frame import page_frame
from guantong.gateways.adapters.published_documents.grids import page_grids
from guantong.gateways.adapters.published_documents.ruling_lines import page_rulings
from guantong.gateways.adapters.published_documents.text_lines import text_lines


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


def read_pages(document: Any) -> Iterator[Page]:
    """Yield every page of the document, read."""
    for index in range(page_count(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield Page(index + 1, 0, 0)
            continue
        frame = page_frame(page)
        rulings = page_rulings(page, frame.matrix)
        characters = page_characters(page, frame, rulings.has_hidden_text)
        grids, inside = page_grids(rulings, characters)
        outside = [ch for index, ch in enumerate(characters) if index not in inside]
        pdfium.FPDF_ClosePage(page)
        yield Page(
            index + 1, frame.width, frame.height, text_lines(outside), grids, not characters and rulings.has_image
        )
