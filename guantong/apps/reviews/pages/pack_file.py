"""A materials pack as a file: PDF and docx at a depth, or a numbered copy of it; xlsx with every part (审查材料下载)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.components.keys import row_numbered
from guantong.apps.components.templatetags.words import called
from guantong.apps.components.workbook import workbook_of
from guantong.apps.execution.pages.pack_file import FORMS
from guantong.apps.reviews import queries
from guantong.apps.reviews.pack_printing import TITLE, printed, sheets_of
from guantong.apps.reviews.pages.pack import DEPTHS


@page(reads="packs")
def view(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Return the pack at `?depth=`, of `?copy=` with its number and holder across each page."""
    row, standing = queries.packs_seen_by(request.standing).filter(pk=pk).first(), request.standing
    depth, asked = DEPTHS.get(request.GET.get("depth", "1")), request.GET.get("copy", "")
    if row is None or depth is None or form not in (*FORMS, "xlsx"):
        raise Http404
    held = queries.held_for(row, standing)
    if form == "xlsx":
        return workbook_of(f"{row.review.title}{TITLE}", sheets_of(held), request, row.source)
    copy = row_numbered(queries.copies_seen_by(standing).filter(pack=row), asked)
    if asked and copy is None:
        raise Http404
    whose = f"{copy} {copy.holder}" if copy else f"{called(standing.person)} {localtime(request.now):%Y-%m-%d %H:%M}"
    content = FORMS[form](printed(row, held, depth, f"内部　{whose}"))
    name = f"{row.review.title}-{depth.words.zh}-{row.day}" + (f"-{copy.number}" if copy else "")
    return as_file(content, f"{name}.{form}")
