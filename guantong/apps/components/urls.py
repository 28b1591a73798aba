"""The addresses of the components (组件)."""

from django.urls import path

app_name = "components"
urlpatterns: list[path] = []
