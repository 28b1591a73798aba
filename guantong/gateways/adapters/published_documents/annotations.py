"""Text that lies upon a page: filled form fields, text boxes and stamps are part of what its reader sees."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_SHOWN = frozenset((pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET))
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


def with_annotations(document: Any, page: Any, index: int) -> tuple[Any, bool]:
    """Return `page` (then the caller's to close) with what lies upon it drawn into it, and whether a filled field stays unread.

    Marks of a reader, such as highlights and links, are no part of the document: they would be taken for rulings.
    """
    shown = lost = False
    for at in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        kept = pdfium.FPDFAnnot_GetSubtype(annotation) in _SHOWN and not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        drawn = kept and pdfium.FPDFAnnot_HasKey(annotation, b"AP")
        lost = lost or (kept and not drawn and _says(annotation))
        shown = shown or bool(drawn)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if not drawn:
            pdfium.FPDFPage_RemoveAnnot(page, at)
    if not shown or pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page, lost
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, index), lost


def _says(annotation: Any) -> bool:
    """Tell whether a field has a value, or a text box words, beyond the empty string (two bytes of its end)."""
    return any(
        pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.POINTER(ctypes.c_ushort)(), 0) > 2
        for key in (b"V", b"Contents")
    )
