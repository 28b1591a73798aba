"""The mid-year review pack of the chosen units as a file for the inside (年中审查资料下载)."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.components.templatetags.words import called
from guantong.apps.components.workbook import workbook_of
from guantong.apps.execution.days import asked_of
from guantong.apps.execution.pack import MOST, TITLE, content_of, key_units, pack_of, sheets_of
from guantong.apps.execution.queries import units
from guantong.apps.execution.sight import sight_of
from guantong.apps.papers.writers.as_docx import docx
from guantong.apps.papers.writers.as_pdf import pdf
from guantong.domain.papers.content import Content
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal

FORMS: Mapping[str, Callable[[Content], bytes]] = {"pdf": pdf, "docx": docx}
_TOO_MANY = Words(
    "所选 {count} 个单位，docx 和 PDF 一次最多 {most} 个；请少选一些，或下载 xlsx",
    "{count} units were chosen: docx and PDF take {most} at a time; choose fewer, or take xlsx",
)


@page(reads="execution")
def view(request: HttpRequest, form: str) -> HttpResponse:
    """Return the sheets of the units that the address names, of the year's key units, or all one sees if it names none."""
    asked, standing = asked_of(request), request.standing
    if asked is None or form not in (*FORMS, "xlsx"):
        raise Http404
    sight, wanted = sight_of(standing), set(request.GET.getlist("chosen"))
    seen = units(asked, sight)
    key = key_units(asked, sight, seen) if request.GET.get("key") else None
    if request.GET.get("key") and key is None:
        raise Http404
    lines = list(key.lines) if key else [line for line in seen if not wanted or (line.code and line.code in wanted)]
    if not lines:
        raise Http404
    if form != "xlsx" and len(lines) > MOST:
        raise NotAllowed(Refusal("state", _TOO_MANY.filled(count=len(lines), most=MOST)))
    pack = pack_of(asked, sight, lines, key.chosen, key.absent) if key else pack_of(asked, sight, lines)
    if form == "xlsx":
        return workbook_of(f"{asked.day.year}年{TITLE}", sheets_of(pack), request, f"{pack.chosen}{pack.source}")
    content = content_of(pack, by=called(standing.person), now=localtime(request.now))
    return as_file(FORMS[form](content), f"{asked.day.year}年{TITLE}-{asked.day}.{form}")
