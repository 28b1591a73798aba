"""The addresses of adjustments (预算调整)."""

from django.urls import path

from guantong.apps.adjustments.pages import (
    archive,
    books,
    history,
    item_file,
    items,
    plan,
    plans,
    preview,
    rates,
    receive,
    report,
    versions,
)

app_name = "adjustments"
urlpatterns = [
    path("", plans.view, name="plans"),
    path("receive/", receive.view, name="receive"),
    path("report/", report.view, name="report"),
    path("items/", items.view, name="items"),
    path("rates/", rates.view, name="rates"),
    path("books/", books.view, name="books"),
    path("history/", history.view, name="history"),
    path("<int:pk>/", plan.view, name="plan"),
    path("<int:pk>/items/", preview.view, name="preview"),
    path("<int:pk>/versions/", versions.view, name="versions"),
    path("<int:pk>/items.xlsx", item_file.view, name="item_file"),
    path("<int:pk>/archive/", archive.view, name="archive"),
]
