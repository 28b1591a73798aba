"""At every door: who is this today, may they come in, and what is said when a verb is refused (门房).

Deny by default: a page that names neither a room it reads nor that it is public is not opened.
"""

from collections.abc import Callable
from datetime import timedelta

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from guantong.apps.actors.queries import has_left, standing_of
from guantong.apps.actors.second_factor import stands
from guantong.apps.components.api import names_nothing
from guantong.domain.roles import NOBODY, SECOND_FACTOR, Standing, reads
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal, Stale
from guantong.gateways.clock import now
from guantong.gateways.site.outages import outage, told

_LONGEST_SESSION = timedelta(hours=8)
_RENEWED_EVERY = timedelta(minutes=1)
"""A session in use is written at most once a minute: each write of SQLite waits for the disk, and shuts out others.

The half hour counts from the latest renewal, so one who pauses is out after 29 to 30 minutes, never later.
"""
_OPEN = ("allauth.", "django.views.", "django.contrib.", "ninja.")
"""Doors of libraries: signing in, changing the language, static files. Each is listed in who_may.yaml all the same."""


class Doorkeeper:
    """Gives every request its standing and its moment; refuses what is not allowed with the reason."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request as the person who sends it stands today."""
        request.now = now()
        request.today = request.now.date()
        request.standing = NOBODY
        if request.user.is_authenticated:
            if _expired(request):
                logout(request)
                return redirect(settings.LOGIN_URL)
            standing = standing_of(request.user, request.today)
            request.wants_second_factor = _second_factor_missing(request, standing)
            if not request.wants_second_factor:
                request.standing = standing
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:  # the button of the page goes before the account
            _speak(request, request.user.language if request.user.is_authenticated else settings.LANGUAGE_CODE)
        leaving = request.user.is_authenticated
        response = self._respond(request)
        request.answered = True
        if request.user.is_authenticated:
            _renew(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"  # a shared machine keeps no page of the last person
        if leaving and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Open the door or say why not; a page that declares nothing is closed."""
        room = getattr(view, "reads", None)
        door = getattr(view, "func", view)  # a library may wrap its own
        if names_nothing(request) and not door.__module__.startswith(
            "ninja."
        ):  # whose own doors say so in their own shape
            raise Http404
        if getattr(view, "public", False) or door.__module__.startswith(_OPEN):
            return None
        if not request.user.is_authenticated:
            return _to_the_door(request)
        if request.wants_second_factor:
            return redirect("mfa_activate_totp")
        if not request.standing.posts or room is None or not any(reads(r, room) for r in request.standing.roles):
            if not request.standing.posts and has_left(request.user, request.today):
                logout(request)  # who left has no access from that day, and no session that waits for another
            return refused(request, Refusal("who", _NOT_YOURS if request.standing.posts else _NO_POST))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say in plain words what was refused; the rest is Django's."""
        if isinstance(error, NotAllowed):
            return refused(request, error.refusal)
        if isinstance(error, Stale):
            return render(request, "components/pages/stale.html", {"row": error.row}, status=409)
        found = outage(error)
        return told(request, found) if found else None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the page that says why not, what would open it, and the law: 403, or 409 when it is not the time yet."""
    status = 409 if refusal.about == "state" else 403
    return render(request, "components/pages/refused.html", {"refusal": refusal}, status=status)


def _second_factor_missing(request: HttpRequest, standing: Standing) -> bool:
    """True while staff and administrators have not shown a second factor in this session (双因素).

    So are others who once set one up. A demo link stands for both factors, and only where demos are served.
    """
    if not (standing.roles & SECOND_FACTOR or request.user.factor_seal):
        return False
    if request.session.get("demo"):
        return not settings.DEMO
    shown = any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))
    return not (shown and stands(request.user))


def _expired(request: HttpRequest) -> bool:
    since = request.session.setdefault("since", request.now.timestamp())
    return request.now.timestamp() - since > _LONGEST_SESSION.total_seconds()


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page, and back afterwards; a page that asked for a part of itself goes there as a whole."""
    if request.htmx:
        back = request.htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': back})}")
    return redirect_to_login(request.get_full_path())


def _speak(request: HttpRequest, language: str) -> None:
    """Answer in the language of the account, or in Chinese: never in what a browser was installed with."""
    translation.activate(language)
    request.LANGUAGE_CODE = language


def _renew(request: HttpRequest) -> None:
    """Begin the half hour anew: what is set in the session is saved with the answer, its end with it.

    A page that asks again by itself (a job's progress) says that nobody sits there; it keeps no one signed in.
    """
    moment = request.now.timestamp()
    if "Unattended" in request.headers:
        return
    if moment - request.session.get("renewed", 0) >= _RENEWED_EVERY.total_seconds():
        request.only_renewed = not request.session.modified  # if that cannot be saved, nothing else is lost
        request.session["renewed"] = moment


_NOT_YOURS = Words("这一页不在您的职责范围内", "this page is not within your duties")
_NO_POST = Words(
    "您目前没有任职，或任职已到期，请与安全管理员联系",
    "You hold no post, or it has ended. Please ask the security administrator.",
)
