"""The addresses of background jobs (后台任务)."""

from django.urls import path

from guantong.apps.jobs.pages import job, jobs, practice

app_name = "jobs"
urlpatterns = [
    path("", jobs.view, name="jobs"),
    path("practice/", practice.view, name="practice"),
    path("<int:pk>/", job.view, name="job"),
]
