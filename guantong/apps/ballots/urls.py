"""The addresses of ballots (票箱)."""

from django.urls import path

from guantong.apps.ballots.pages import (
    box,
    boxes,
    cast,
    hands,
    prepare,
    published,
    result,
    rule,
    rules,
    share,
    sheets,
    tally,
)

app_name = "ballots"
urlpatterns = [
    path("", boxes.view, name="boxes"),
    path("prepare/", prepare.view, name="prepare"),
    path("hands/", hands.view, name="hands"),
    path("rules/", rules.view, name="rules"),
    path("rules/<int:pk>/", rule.view, name="rule"),
    path("<int:pk>/", box.view, name="box"),
    path("<int:pk>/cast/", cast.view, name="cast"),
    path("<int:pk>/share/", share.view, name="share"),
    path("<int:pk>/sheets/", sheets.view, name="sheets"),
    path("<int:pk>/tally/", tally.view, name="tally"),
    path("<int:pk>/result/", result.view, name="result"),
    path("<int:pk>/box.json", published.view, name="published"),
]
