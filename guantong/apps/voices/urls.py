"""The addresses of gathered needs (荟声)."""

from django.urls import path

from guantong.apps.voices.pages import (
    answer,
    answer_link,
    answers,
    call,
    calls,
    file,
    need,
    needs,
    original,
    originals,
    overview,
    receipt,
    several,
    source,
    take_down,
    upload,
)

app_name = "voices"
urlpatterns = [
    path("", needs.view, name="needs"),
    path("take/", take_down.view, name="take_down"),
    path("several/", several.view, name="several"),
    path("calls/", calls.view, name="calls"),
    path("calls/<int:pk>/", call.view, name="call"),
    path("files/columns/<int:pk>/", source.view, name="source"),
    path("receipt/", receipt.view, name="receipt"),
    path("overview/", overview.view, name="overview"),
    path("originals/", originals.view, name="originals"),
    path("files/", upload.view, name="upload"),
    path("files/<int:pk>/", file.view, name="file"),
    path("answers/", answers.view, name="answers"),
    path("answers/of/", answer.view, name="answer"),
    path("answers/<int:pk>/", answer_link.view, name="answer_link"),
    path("<int:pk>/", need.view, name="need"),
    path("<int:pk>/original/", original.view, name="original"),
]
