"""The addresses of opinions (意见)."""

from django.urls import path

from guantong.apps.opinions.pages import (
    answers_file,
    choose,
    histories,
    history,
    history_template,
    ledger,
    mine,
    my_opinion,
    my_raise,
    opinion,
    raise_opinion,
    rates,
    refer,
    referral,
    referrals,
    sheet,
    sheets,
    suggestion,
    suggestion_file,
    suggestions,
)

app_name = "opinions"
urlpatterns = [
    path("", ledger.view, name="ledger"),
    path("<int:pk>/", opinion.view, name="opinion"),
    path("lines/", choose.view, name="choose"),
    path("new/", raise_opinion.view, name="raise"),
    path("rates/", rates.view, name="rates"),
    path("mine/", mine.view, name="mine"),
    path("mine/new/", my_raise.view, name="my_raise"),
    path("mine/<int:pk>/", my_opinion.view, name="my_opinion"),
    path("referrals/", referrals.view, name="referrals"),
    path("referrals/new/", refer.view, name="refer"),
    path("referrals/<int:pk>/", referral.view, name="referral"),
    path("sheets/", sheets.view, name="sheets"),
    path("sheets/<int:pk>/", sheet.view, name="sheet"),
    path("sheets/answers.xlsx", answers_file.view, name="answers_file"),
    path("history/", histories.view, name="histories"),
    path("history/<int:pk>/", history.view, name="history"),
    path("history/template.xlsx", history_template.view, name="history_template"),
    path("suggestions/", suggestions.view, name="suggestions"),
    path("suggestions/<int:pk>/", suggestion.view, name="suggestion"),
    path("suggestions/<int:pk>/suggestion.xlsx", suggestion_file.view, name="suggestion_file"),
]
