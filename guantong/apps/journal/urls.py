"""The addresses of the journal (留痕)."""

from django.urls import path

from guantong.apps.journal.pages import entry, head, ledger

app_name = "journal"
urlpatterns = [
    path("", ledger.view, name="ledger"),
    path("entries/<int:pk>/", entry.view, name="entry"),
    path("head/", head.view, name="head"),
]
