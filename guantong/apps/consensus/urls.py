"""The addresses of consensus (共识会)."""

from django.urls import path

from guantong.apps.consensus.pages import (
    meeting,
    meetings,
    outcome,
    prepare,
    projector,
    sheets,
    take_part,
    type_sheet,
)

app_name = "consensus"
urlpatterns = [
    path("", meetings.view, name="meetings"),
    path("prepare/", prepare.view, name="prepare"),
    path("<int:pk>/", meeting.view, name="meeting"),
    path("<int:pk>/take_part/", take_part.view, name="take_part"),
    path("<int:pk>/projector/", projector.view, name="projector"),
    path("<int:pk>/sheets/", sheets.view, name="sheets"),
    path("<int:pk>/type/", type_sheet.view, name="type_sheet"),
    path("<int:pk>/outcome/", outcome.view, name="outcome"),
]
