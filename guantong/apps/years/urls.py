"""The addresses of the fiscal years (年度)."""

from django.urls import path

from guantong.apps.years.pages import (
    calendar,
    choice,
    formal,
    import_steps,
    item,
    map,
    plan,
    plans,
    profile,
    session,
    sessions,
    step,
    supervision,
    topic,
    topic_sheet,
    topics,
    years,
)

app_name = "years"
urlpatterns = [
    path("", years.view, name="years"),
    path("map/", map.view, name="map"),
    path("calendar/", calendar.view, name="calendar"),
    path("formal/", formal.view, name="formal"),
    path("profile/", profile.view, name="profile"),
    path("profile/<int:pk>/", choice.view, name="choice"),
    path("plan/", plan.view, name="plan"),
    path("import/", import_steps.view, name="import"),
    path("steps/<int:pk>/", step.view, name="step"),
    path("sessions/", sessions.view, name="sessions"),
    path("sessions/<int:pk>/", session.view, name="session"),
    path("topics/", topics.view, name="topics"),
    path("topics/sheet/", topic_sheet.view, name="topic_sheet"),
    path("topics/<int:pk>/", topic.view, name="topic"),
    path("supervision/", plans.view, name="plans"),
    path("supervision/<int:pk>/", supervision.view, name="supervision"),
    path("supervision/items/<int:pk>/", item.view, name="item"),
]
