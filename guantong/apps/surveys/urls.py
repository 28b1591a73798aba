"""The addresses of surveys (问卷)."""

from django.urls import path

from guantong.apps.surveys.pages import answer, draft, paper, poster, result, slips, survey, surveys, type_sheet

app_name = "surveys"
urlpatterns = [
    path("", surveys.view, name="surveys"),
    path("draft/", draft.view, name="draft"),
    path("a/<str:code>/", answer.view, name="answer"),
    path("o/<str:link>/", answer.open_view, name="open"),
    path("<int:pk>/", survey.view, name="survey"),
    path("<int:pk>/slips/", slips.view, name="slips"),
    path("<int:pk>/poster/", poster.view, name="poster"),
    path("<int:pk>/paper/", paper.view, name="paper"),
    path("<int:pk>/type/", type_sheet.view, name="type_sheet"),
    path("<int:pk>/result/", result.view, name="result"),
]
