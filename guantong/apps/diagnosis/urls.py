"""The addresses of diagnosis (慧诊)."""

from django.urls import path

from guantong.apps.diagnosis.pages import draft, letter, letter_print, letters, referred, run, runs, signal, signals

app_name = "diagnosis"
urlpatterns = [
    path("", signals.view, name="signals"),
    path("signals/<int:pk>/", signal.view, name="signal"),
    path("referred/", referred.view, name="referred"),
    path("letters/", letters.view, name="letters"),
    path("letters/new/", draft.view, name="draft"),
    path("letters/<int:pk>/", letter.view, name="letter"),
    path("letters/<int:pk>/print/", letter_print.view, name="letter_print"),
    path("runs/", runs.view, name="runs"),
    path("runs/<int:pk>/", run.view, name="run"),
]
