"""The addresses of feeds (报送)."""

from django.urls import URLPattern

app_name = "feeds"
urlpatterns: list[URLPattern] = []
