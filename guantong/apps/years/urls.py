"""The addresses of the fiscal years (年度)."""

from django.urls import path

from guantong.apps.years.pages import step, years

app_name = "years"
urlpatterns = [path("", years.view, name="years"), path("steps/<int:pk>/", step.view, name="step")]
