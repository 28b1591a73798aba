"""The addresses of subjects."""

from django.urls import path

app_name = "subjects"
urlpatterns: list[path] = []
