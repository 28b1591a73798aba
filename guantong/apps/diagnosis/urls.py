"""The addresses of diagnosis (慧诊)."""

from django.urls import path

from guantong.apps.diagnosis.pages import law, rule, rule_yaml, rules, run, runs, signal, signals, threshold, thresholds

app_name = "diagnosis"
urlpatterns = [
    path("", signals.view, name="signals"),
    path("signals/<int:pk>/", signal.view, name="signal"),
    path("runs/", runs.view, name="runs"),
    path("runs/<int:pk>/", run.view, name="run"),
    path("rules/", rules.view, name="rules"),
    path("rules/<slug:code>/", rule.view, name="rule"),
    path("rules/<slug:code>/yaml/", rule_yaml.view, name="rule_yaml"),
    path("thresholds/", thresholds.view, name="thresholds"),
    path("thresholds/<int:pk>/", threshold.view, name="threshold"),
    path("law/<slug:entry>/", law.view, name="law"),
]
