"""The template of earlier opinions, or the ledger in the same form (下载历年意见样表)."""

from django.http import HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.opinions.history_file import file_of, template
from guantong.apps.opinions.queries import opinions_seen_by


@page(reads="opinions")
def view(request: HttpRequest) -> HttpResponse:
    """Send it."""
    whole = request.GET.get("of") == "ledger"
    content = file_of(opinions_seen_by(request.standing).order_by("year", "pk")) if whole else template()
    return as_file(content, "意见台账.xlsx" if whole else "历年意见样表.xlsx")
