"""The addresses of due work (待办)."""

from django.urls import path

from guantong.apps.notices.pages import calendar, work, works

app_name = "notices"
urlpatterns = [
    path("", works.view, name="works"),
    path("calendar.ics", calendar.mine, name="calendar"),
    path("<int:pk>/", work.view, name="work"),
    path("<int:pk>/calendar.ics", calendar.one, name="calendar_of"),
]
