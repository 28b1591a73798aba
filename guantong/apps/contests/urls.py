"""The addresses of votes on projects (票决)."""

from django.urls import path

from guantong.apps.contests.pages import box_file, contest, contests, prepare, procedure, procedures, recount, result

app_name = "contests"
urlpatterns = [
    path("", contests.view, name="contests"),
    path("prepare/", prepare.view, name="prepare"),
    path("procedures/", procedures.view, name="procedures"),
    path("procedures/<int:pk>/", procedure.view, name="procedure"),
    path("recount.py", recount.view, name="recount"),
    path("<int:pk>/", contest.view, name="contest"),
    path("<int:pk>/result/", result.view, name="result"),
    path("<int:pk>/box.json", box_file.view, name="box_file"),
]
