"""The sample of the sheet of topics (议题样表)."""

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.years.topic_file import sample


@page(reads="topics")
def view(request: HttpRequest) -> HttpResponse:
    """Return the sample."""
    return sample(request)
