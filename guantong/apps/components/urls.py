"""The addresses of the components (组件)."""

from django.urls import path

from guantong.apps.components.pages import components

app_name = "components"
urlpatterns = [path("", components.view, name="components")]
