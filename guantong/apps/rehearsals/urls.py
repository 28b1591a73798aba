"""The addresses of rehearsals (演算)."""

from django.urls import path

from guantong.apps.rehearsals.pages import poll, prepare, rehearsal, rehearsals

app_name = "rehearsals"
urlpatterns = [
    path("", rehearsals.view, name="rehearsals"),
    path("prepare/", prepare.view, name="prepare"),
    path("<int:pk>/", rehearsal.view, name="rehearsal"),
    path("<int:pk>/poll.pb", poll.view, name="poll"),
]
