"""The addresses of findings (汇办)."""

from django.urls import path

from guantong.apps.findings.pages import (
    assess,
    assessment,
    assessments,
    difficulty,
    interpellation,
    issue_list,
    issue_lists,
    ladder,
    ladders,
    ledger_file,
    matter,
    matters,
    population,
    prepare_round,
    rectification_file,
    register,
    returned_sheet,
    returned_sheets,
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
    path("lists/", issue_lists.view, name="issue_lists"),
    path("lists/<int:pk>/", issue_list.view, name="issue_list"),
    path("lists/ledger.xlsx", ledger_file.view, name="ledger_file"),
    path("sheets/", returned_sheets.view, name="returned_sheets"),
    path("sheets/<int:pk>/", returned_sheet.view, name="returned_sheet"),
    path("sheets/rectification.xlsx", rectification_file.view, name="rectification_file"),
]
