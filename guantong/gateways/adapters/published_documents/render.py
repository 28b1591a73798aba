"""A picture of one PDF page as JPEG, for showing the cells a signal speaks of. Runs in the child."""

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium

from guantong.gateways.adapters.published_documents.pdf import reading_turn


def picture(path: Path, page: int, dpi: int) -> bytes:
    """Return page number `page` (from 1) as a JPEG at `dpi`, or b"" when it cannot be drawn."""
    try:
        with path.open("rb") as file:
            document = pdfium.PdfDocument(file)
            sheet = document[page - 1]
            image = sheet.render(scale=dpi / 72, rotation=90 * reading_turn(sheet.raw)).to_pil().convert("RGB")
            document.close()
    except (pdfium.PdfiumError, OSError, IndexError, ValueError, MemoryError):
        return b""
    stream = BytesIO()
    image.save(stream, "JPEG", quality=72, optimize=True)
    return stream.getvalue()
