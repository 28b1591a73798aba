"""The addresses of evaluations (绩效评价)."""

from django.urls import path

from guantong.apps.evaluations.pages import (
    blank,
    checks,
    choice,
    choices,
    material,
    nomination,
    performance_file,
    performance_files,
    performance_template,
    prepare,
    project,
    projects,
    published,
    report,
    reports,
    result,
    score,
    share,
    sheet,
    sheets,
    standard,
    standards,
)

app_name = "evaluations"
urlpatterns = [
    path("projects/", projects.view, name="projects"),
    path("projects/files/", performance_files.view, name="performance_files"),
    path("projects/files/template/", performance_template.view, name="performance_template"),
    path("projects/files/<int:pk>/", performance_file.view, name="performance_file"),
    path("projects/<int:pk>/", project.view, name="project"),
    path("materials/<int:pk>/", material.view, name="material"),
    path("reports/", reports.view, name="reports"),
    path("reports/<int:pk>/", report.view, name="report"),
    path("choices/", choices.view, name="choices"),
    path("choices/<int:pk>/", choice.view, name="choice"),
    path("nominations/<int:pk>/", nomination.view, name="nomination"),
    path("checks/", checks.view, name="checks"),
    path("scores/", sheets.view, name="sheets"),
    path("scores/prepare/", prepare.view, name="prepare"),
    path("scores/<int:pk>/", sheet.view, name="sheet"),
    path("scores/<int:pk>/blank/", blank.view, name="blank"),
    path("scores/<int:pk>/score/", score.view, name="score"),
    path("scores/<int:pk>/share/", share.view, name="share"),
    path("scores/<int:pk>/result/", result.view, name="result"),
    path("scores/<int:pk>/scores.json", published.view, name="published"),
    path("standards/", standards.view, name="standards"),
    path("standards/<int:pk>/", standard.view, name="standard"),
]
