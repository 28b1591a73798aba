"""PDFium's calls made once a character or object, without pypdfium2's check of every argument: three times as fast."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def _unchecked(name: str, answers: Any = ctypes.c_int) -> Any:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(answers)(address)


unicode_of = _unchecked("FPDFText_GetUnicode", ctypes.c_uint)
loose_box = _unchecked("FPDFText_GetLooseCharBox")
origin = _unchecked("FPDFText_GetCharOrigin")
has_no_unicode = _unchecked("FPDFText_HasUnicodeMapError")
is_generated = _unchecked("FPDFText_IsGenerated")
is_hyphen = _unchecked("FPDFText_IsHyphen")
character_matrix = _unchecked("FPDFText_GetMatrix")
text_object = _unchecked("FPDFText_GetTextObject", ctypes.c_void_p)

object_of = _unchecked("FPDFPage_GetObject", pdfium.FPDF_PAGEOBJECT)
type_of = _unchecked("FPDFPageObj_GetType")
matrix_of = _unchecked("FPDFPageObj_GetMatrix")
fill_of = _unchecked("FPDFPageObj_GetFillColor")
bounds_of = _unchecked("FPDFPageObj_GetBounds")
render_mode = _unchecked("FPDFTextObj_GetTextRenderMode")
count_marks = _unchecked("FPDFPageObj_CountMarks")
mark_of = _unchecked("FPDFPageObj_GetMark", pdfium.FPDF_PAGEOBJECTMARK)
mark_name = _unchecked("FPDFPageObjMark_GetName")
type_in_mark = _unchecked("FPDFPageObjMark_GetParamValueType")
clip_of = _unchecked("FPDFPageObj_GetClipPath", pdfium.FPDF_CLIPPATH)
count_clips = _unchecked("FPDFClipPath_CountPaths")
clip_segment = _unchecked("FPDFClipPath_GetPathSegment", pdfium.FPDF_PATHSEGMENT)
segment_point = _unchecked("FPDFPathSegment_GetPoint")

draw_mode = _unchecked("FPDFPath_GetDrawMode")
count_segments = _unchecked("FPDFPath_CountSegments")
segment_of = _unchecked("FPDFPath_GetPathSegment", pdfium.FPDF_PATHSEGMENT)
segment_type = _unchecked("FPDFPathSegment_GetType")
closes = _unchecked("FPDFPathSegment_GetClose")
