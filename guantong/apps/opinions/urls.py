"""The addresses of opinions (意见)."""

from django.urls import path

from guantong.apps.opinions.pages import ledger, line_link, line_links, link_lines, opinion, reductions, versions

app_name = "opinions"
urlpatterns = [
    path("", ledger.view, name="ledger"),
    path("<int:pk>/", opinion.view, name="opinion"),
    path("versions/", versions.view, name="versions"),
    path("versions/link/", link_lines.view, name="link_lines"),
    path("versions/links/", line_links.view, name="line_links"),
    path("versions/links/<int:pk>/", line_link.view, name="line_link"),
    path("reductions/", reductions.view, name="reductions"),
]
