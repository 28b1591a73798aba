"""The addresses of due work (待办)."""

from django.urls import path

app_name = "notices"
urlpatterns: list[path] = []
