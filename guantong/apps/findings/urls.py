"""The addresses of findings (汇办)."""

from django.urls import path

from guantong.apps.findings.pages import (
    difficulty,
    issue_list,
    issue_lists,
    ledger_file,
    matter,
    matters,
    rectification_file,
    register,
    returned_sheet,
    returned_sheets,
)

app_name = "findings"
urlpatterns = [
    path("", matters.view, name="matters"),
    path("new/", register.view, name="register"),
    path("difficulties/new/", difficulty.view, name="difficulty"),
    path("<int:pk>/", matter.view, name="matter"),
    path("lists/", issue_lists.view, name="issue_lists"),
    path("lists/<int:pk>/", issue_list.view, name="issue_list"),
    path("lists/ledger.xlsx", ledger_file.view, name="ledger_file"),
    path("sheets/", returned_sheets.view, name="returned_sheets"),
    path("sheets/<int:pk>/", returned_sheet.view, name="returned_sheet"),
    path("sheets/rectification.xlsx", rectification_file.view, name="rectification_file"),
]
