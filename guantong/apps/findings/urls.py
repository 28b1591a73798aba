"""The addresses of findings (汇办)."""

from django.urls import path

from guantong.apps.findings.pages import archive, difficulty, handover, lists, matter, matters, register

app_name = "findings"
urlpatterns = [
    path("", matters.view, name="matters"),
    path("handover/", handover.view, name="handover"),
    path("lists/", lists.view, name="lists"),
    path("lists/<slug:kind>/<slug:form>/", lists.download, name="list_file"),
    path("new/", register.view, name="register"),
    path("difficulties/new/", difficulty.view, name="difficulty"),
    path("<int:pk>/archive/", archive.view, name="archive"),
    path("<int:pk>/", matter.view, name="matter"),
]
