"""A printed document as it leaves a scanner: every page, or the pages with some words, only a picture (扫描件)."""

from io import BytesIO

import pypdfium2 as pdfium

from guantong.domain.fiscal.kinds import squeezed

_DPI = 72


def scanned(pdf: bytes, words: str = "") -> bytes:
    """Return `pdf` with every page that prints `words` as a picture; without words that is every page."""
    source, made = pdfium.PdfDocument(pdf), pdfium.PdfDocument.new()
    for at, page in enumerate(source):
        if squeezed(words) in squeezed(page.get_textpage().get_text_range()):
            stream = BytesIO()
            page.render(scale=_DPI / 72).to_pil().convert("L").save(stream, "PDF", resolution=_DPI)
            made.import_pages(pdfium.PdfDocument(stream.getvalue()))
        else:
            made.import_pages(source, [at])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
