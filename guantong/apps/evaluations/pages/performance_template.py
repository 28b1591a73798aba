"""The template of the performance of projects, or what stands in the same form (下载绩效填报表)."""

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.evaluations.performance_sheet import sheet_of, template
from guantong.apps.evaluations.project_queries import performances_seen_by


@page(reads="evaluations")
def view(request: HttpRequest) -> HttpResponse:
    """Send it."""
    whole = request.GET.get("of") == "projects"
    rows = performances_seen_by(request.standing).order_by("year", "pk").prefetch_related("targets", "readings__target")
    content = sheet_of(rows) if whole else template()
    return as_file(content, "项目绩效.xlsx" if whole else "绩效填报样表.xlsx")
