"""A suggestion as a workbook, to be entered in the suggestion system (导出代表建议)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.workbook import workbook
from guantong.apps.opinions.queries import suggestions_seen_by


@page(reads="opinions")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it."""
    one = suggestions_seen_by(request.standing).filter(pk=pk).first()
    if one is None:
        raise Http404
    deputies = "、".join(one.opinion.proposers.filter(kind="deputy").values_list("name", flat=True))
    columns = [(_(header), "text") for header in ("标题", "提出代表", "建议内容", "涉及单位、项目")]
    return workbook(_("代表建议"), columns, [[one.title, deputies, one.text, one.opinion.about]], request)
