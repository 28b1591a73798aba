"""The addresses of diagnosis (慧诊)."""

from django.urls import path

from guantong.apps.diagnosis.pages import run, runs, signal, signals

app_name = "diagnosis"
urlpatterns = [
    path("", signals.view, name="signals"),
    path("signals/<int:pk>/", signal.view, name="signal"),
    path("runs/", runs.view, name="runs"),
    path("runs/<int:pk>/", run.view, name="run"),
]
