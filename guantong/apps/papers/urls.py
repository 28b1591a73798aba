"""The addresses of papers (公文)."""

from django.urls import path

from guantong.apps.papers.pages import by_hand, download, kinds, paper, papers

app_name = "papers"
urlpatterns = [
    path("", papers.view, name="papers"),
    path("new/", by_hand.view, name="by_hand"),
    path("kinds/", kinds.view, name="kinds"),
    path("<int:pk>/", paper.view, name="paper"),
    path("<int:pk>/<slug:form>/", download.view, name="download"),
]
