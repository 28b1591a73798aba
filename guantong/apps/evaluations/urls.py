"""The addresses of evaluations (绩效评价)."""

from django.urls import path

from guantong.apps.evaluations.pages import prepare, published, result, score, share, sheet, sheets, standard, standards

app_name = "evaluations"
urlpatterns = [
    path("scores/", sheets.view, name="sheets"),
    path("scores/prepare/", prepare.view, name="prepare"),
    path("scores/<int:pk>/", sheet.view, name="sheet"),
    path("scores/<int:pk>/score/", score.view, name="score"),
    path("scores/<int:pk>/share/", share.view, name="share"),
    path("scores/<int:pk>/result/", result.view, name="result"),
    path("scores/<int:pk>/scores.json", published.view, name="published"),
    path("standards/", standards.view, name="standards"),
    path("standards/<int:pk>/", standard.view, name="standard"),
]
