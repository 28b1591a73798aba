"""The door of the demo; mounted only when DEMO is set."""

from django.urls import path

from guantong.apps.actors.pages import demo_sign_in

urlpatterns = [path("sign-in/<str:token>/", demo_sign_in.view, name="demo_sign_in")]
