"""The site as it is served, with one page more: a bare Django page that reads its session and says whether one is signed in."""

# ruff: noqa: E402 - Django is made ready before its pages are brought

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guantong.gateways.site.settings")

import django

django.setup()

from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.served import BARE
from guantong.gateways.site import urls
from guantong.gateways.site.doorkeeper import Doorkeeper

_through = Doorkeeper.__call__


def bare(request: HttpRequest) -> HttpResponse:
    """Say whether somebody is signed in: no template, no query beside the session and its person."""
    return HttpResponse(f"<!doctype html><title>bare</title><p>{request.user.is_authenticated}</p>")


def _past(self: Doorkeeper, request: HttpRequest) -> HttpResponse:
    # the bare page does not pay for our doorkeeper: it is what Django alone costs
    return self._respond(request) if request.path == BARE else _through(self, request)


bare.public = True  # type: ignore[attr-defined]
Doorkeeper.__call__ = _past  # type: ignore[method-assign]
urls.urlpatterns.append(path(BARE[1:], bare))

from guantong.gateways.site.wsgi import application  # noqa: F401 - what the server asks for
