"""The addresses of surveys (问卷)."""

from django.urls import path

from guantong.apps.surveys.pages import (
    answer,
    answer_file,
    answer_files,
    draft,
    on_behalf,
    panel,
    panels,
    paper,
    poster,
    result,
    result_pdf,
    sample,
    slips,
    survey,
    surveys,
    template,
    type_sheet,
    weighing,
    weighings,
    words,
)

app_name = "surveys"
urlpatterns = [
    path("", surveys.view, name="surveys"),
    path("draft/", draft.view, name="draft"),
    path("a/<str:code>/", answer.view, name="answer"),
    path("o/<str:link>/", answer.open_view, name="open"),
    path("template/<str:name>/", template.view, name="template"),
    path("panels/", panels.view, name="panels"),
    path("panels/<int:pk>/", panel.view, name="panel"),
    path("weighings/", weighings.view, name="weighings"),
    path("weighings/<int:pk>/", weighing.view, name="weighing"),
    path("<int:pk>/sample/", sample.view, name="sample"),
    path("files/<int:pk>/", answer_file.view, name="answer_file"),
    path("<int:pk>/files/", answer_files.view, name="answer_files"),
    path("<int:pk>/", survey.view, name="survey"),
    path("<int:pk>/slips/", slips.view, name="slips"),
    path("<int:pk>/poster/", poster.view, name="poster"),
    path("<int:pk>/paper/", paper.view, name="paper"),
    path("<int:pk>/type/", type_sheet.view, name="type_sheet"),
    path("<int:pk>/on-behalf/", on_behalf.view, name="on_behalf"),
    path("<int:pk>/words/<str:answer>/<str:place>/", words.view, name="words"),
    path("<int:pk>/result/", result.view, name="result"),
    path("<int:pk>/result/pdf/", result_pdf.view, name="result_pdf"),
]
