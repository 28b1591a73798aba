"""The addresses of findings (汇办)."""

from django.urls import path

from guantong.apps.findings.pages import (
    assess,
    assessment,
    assessments,
    difficulty,
    interpellation,
    ladder,
    ladders,
    matter,
    matters,
    population,
    prepare_round,
    register,
    round,
    rounds,
    visit,
)

app_name = "findings"
urlpatterns = [
    path("", matters.view, name="matters"),
    path("new/", register.view, name="register"),
    path("difficulties/new/", difficulty.view, name="difficulty"),
    path("<int:pk>/", matter.view, name="matter"),
    path("rounds/", rounds.view, name="rounds"),
    path("rounds/new/", prepare_round.view, name="prepare_round"),
    path("rounds/<int:pk>/", round.view, name="round"),
    path("rounds/<int:pk>/population/", population.view, name="population"),
    path("visits/<int:pk>/", visit.view, name="visit"),
    path("assessments/", assessments.view, name="assessments"),
    path("assessments/new/", assess.view, name="assess"),
    path("assessments/rules/", ladders.view, name="ladders"),
    path("assessments/rules/<int:pk>/", ladder.view, name="ladder"),
    path("assessments/<int:pk>/", assessment.view, name="assessment"),
    path("assessments/<int:pk>/interpellation/", interpellation.view, name="interpellation"),
]
