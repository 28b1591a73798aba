"""The addresses of the fiscal years (年度)."""

from django.urls import path

from guantong.apps.years.pages import import_steps, map, plan, step, years

app_name = "years"
urlpatterns = [
    path("", years.view, name="years"),
    path("map/", map.view, name="map"),
    path("plan/", plan.view, name="plan"),
    path("import/", import_steps.view, name="import"),
    path("steps/<int:pk>/", step.view, name="step"),
]
