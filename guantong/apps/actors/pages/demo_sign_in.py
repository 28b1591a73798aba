"""The door of the demo: one link, one use, no password (演示登录). Mounted only when DEMO is set."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guantong.apps.actors.sign_in import use_link
from guantong.apps.components.door import public

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public(methods=("GET", "POST"))
def view(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, so that a preview of the link does not use it up; then let the person in."""
    if request.method == "GET":
        return render(request, "actors/pages/demo_sign_in.html")
    person = use_link(token=token, as_of=request.now)
    if person is None:
        return render(request, "actors/pages/demo_sign_in.html", {"spent": True}, status=403)
    login(request, person, backend=_BACKEND)
    request.session["demo"] = True
    return redirect("/")
