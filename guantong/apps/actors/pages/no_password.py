"""Where there is no password yet there is none to change (更换口令)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page


@page(reads="organisations")
def view(request: HttpRequest) -> HttpResponse:
    """Say how one gets a password: by an activation link, which only its owner opens."""
    return render(request, "actors/pages/no_password.html")
