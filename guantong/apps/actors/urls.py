"""The addresses of people and organisations (人员与机构)."""

from django.urls import path

from guantong.apps.actors.pages import me

app_name = "actors"
urlpatterns = [path("me/", me.view, name="me")]
