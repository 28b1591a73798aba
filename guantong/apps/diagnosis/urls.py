"""The addresses of diagnosis (慧诊)."""

from django.urls import path

from guantong.apps.diagnosis.pages import (
    draft,
    law,
    letter,
    letter_archive,
    letter_print,
    letters,
    referred,
    reply_file,
    returned_replies,
    returned_reply,
    rule,
    rule_yaml,
    rules,
    run,
    runs,
    signal,
    signals,
    threshold,
    thresholds,
    vouchers,
)

app_name = "diagnosis"
urlpatterns = [
    path("", signals.view, name="signals"),
    path("signals/<int:pk>/", signal.view, name="signal"),
    path("signals/<int:pk>/vouchers/<slug:table>/", vouchers.view, name="vouchers"),
    path("referred/", referred.view, name="referred"),
    path("letters/", letters.view, name="letters"),
    path("letters/new/", draft.view, name="draft"),
    path("letters/<int:pk>/", letter.view, name="letter"),
    path("letters/<int:pk>/archive/", letter_archive.view, name="letter_archive"),
    path("letters/<int:pk>/print/", letter_print.view, name="letter_print"),
    path("letters/<int:pk>/reply.xlsx", reply_file.view, name="reply_file"),
    path("replies/", returned_replies.view, name="returned_replies"),
    path("replies/<int:pk>/", returned_reply.view, name="returned_reply"),
    path("runs/", runs.view, name="runs"),
    path("runs/<int:pk>/", run.view, name="run"),
    path("rules/", rules.view, name="rules"),
    path("rules/<slug:code>/", rule.view, name="rule"),
    path("rules/<slug:code>/yaml/", rule_yaml.view, name="rule_yaml"),
    path("thresholds/", thresholds.view, name="thresholds"),
    path("thresholds/<int:pk>/", threshold.view, name="threshold"),
    path("law/<slug:entry>/", law.view, name="law"),
]
