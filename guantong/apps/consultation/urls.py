"""The addresses of the two lists (相向贯通)."""

from django.urls import path

from guantong.apps.consultation.board_urls import addresses
from guantong.apps.consultation.pages import (
    call,
    calls,
    draft,
    mine,
    pick,
    plan_file,
    plan_files,
    plan_template,
    plans,
    sheet,
    suggestion,
    suggestions,
)

app_name = "consultation"
urlpatterns = [
    path("", suggestions.view, name="suggestions"),
    path("mine/", mine.view, name="mine"),
    path("needs/", pick.view, name="pick"),
    path("draft/", draft.view, name="draft"),
    path("calls/", calls.view, name="calls"),
    path("calls/<int:pk>/", call.view, name="call"),
    path("plan/", plans.view, name="plans"),
    path("plan/files/", plan_files.view, name="plan_files"),
    path("plan/files/template.xlsx", plan_template.view, name="plan_template"),
    path("plan/files/<int:pk>/", plan_file.view, name="plan_file"),
    path("<int:pk>/", suggestion.view, name="suggestion"),
    path("<int:pk>/sheet/", sheet.view, name="sheet"),
    *addresses,
]
