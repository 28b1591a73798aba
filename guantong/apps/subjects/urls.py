"""The addresses of subjects (对象): the lasting key is the address."""

from django.urls import path

from guantong.apps.subjects.pages import link, opening, subject, subjects

app_name = "subjects"
urlpatterns = [
    path("", subjects.view, name="subjects"),
    path("open/", opening.view, name="open"),
    path("links/<int:pk>/", link.view, name="link"),
    path("<str:key>/", subject.view, name="subject"),
]
