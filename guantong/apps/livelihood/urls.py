"""The addresses of livelihood projects (民生实事)."""

from django.urls import path

from guantong.apps.livelihood.pages import list_page, lists, projects, template

app_name = "livelihood"
urlpatterns = [
    path("", projects.view, name="projects"),
    path("lists/", lists.view, name="lists"),
    path("lists/template.xlsx", template.view, name="template"),
    path("lists/<int:pk>/", list_page.view, name="list"),
]
