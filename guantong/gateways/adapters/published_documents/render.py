"""A picture of one PDF page as JPEG, for showing the cells a signal speaks of. Runs in the child."""

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium


def picture(path: Path, page: int, dpi: int) -> bytes:
    """Return page number `page` (from 1) as a JPEG at `dpi`, or b"" when it cannot be drawn."""
    try:
        with path.open("rb") as file:
            document = pdfium.PdfDocument(file)
            image = document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB")
            document.close()
    except (pdfium.PdfiumError, OSError, IndexError, ValueError, MemoryError):
        return b""
    stream = BytesIO()
    image.save(stream, "JPEG", quality=72, optimize=True)
    return stream.getvalue()
