"""The addresses of drafts (草案依据)."""

from django.urls import path

from guantong.apps.drafts.pages import lines, revenue, sheet, standards

app_name = "drafts"
urlpatterns = [
    path("", lines.view, name="lines"),
    path("sheets/<path:code>/", sheet.view, name="sheet"),
    path("standards/", standards.view, name="standards"),
    path("revenue/", revenue.view, name="revenue"),
]
