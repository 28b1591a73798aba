"""The sheet of topics: empty, or those one sees in the very form they are taken in from (议题样表)."""

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.years.queries import topics_seen_by
from guantong.apps.years.topic_file import file_of, template


@page(reads="topics")
def view(request: HttpRequest) -> HttpResponse:
    """Send the empty sheet; `?of=topics` what stands."""
    whole = request.GET.get("of") == "topics"
    content = file_of(topics_seen_by(request.standing)) if whole else template()
    return as_file(content, "议题.xlsx" if whole else "议题样表.xlsx")
