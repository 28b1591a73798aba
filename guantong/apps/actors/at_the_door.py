"""What happens at the door, as the libraries tell it: each is journaled, a failed second factor counts as a failure (登录事件)."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from guantong.apps.actors.models import Person
from guantong.apps.actors.sign_in import note
from guantong.domain.words import Words


def listen() -> None:
    """Connect; called once when Django starts."""
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    user_login_failed.connect(failed)
    user_locked_out.connect(locked_out)
    second_factor.authentication_failed.connect(second_factor_failed)
    second_factor.authenticator_added.connect(second_factor_added)


def signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    """Start the hours of the session anew and write it down."""
    request.session.pop("since", None)
    _note(request, "sign_in", user.username, Words("登录", "signed in"))


def signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    """Write down that someone signed out."""
    if user is not None:
        _note(request, "sign_out", user.username, Words("退出", "signed out"))


def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Write down a failure; of an unknown account not even the name, people type passwords there."""
    if request is None or getattr(request, "axes_locked_out", False):
        return
    typed = str(credentials.get("username", ""))
    known = Person.objects.filter(username=typed).exists()
    says = Words("登录失败", "failed to sign in") if known else Words("未知账号登录失败", "an unknown account failed")
    _note(request, "sign_in_failed", typed if known else "", says)


def locked_out(request: HttpRequest, username: str | None = None, **_: Any) -> None:
    """Write down the lock-out once, not every knock at the locked door."""
    if not getattr(request, "axes_failures_since_start", None):
        return
    known = username if Person.objects.filter(username=username or "").exists() else ""
    _note(request, "locked_out", known or "", Words("连续失败，暂停登录", "locked out after failures"))


def second_factor_failed(request: HttpRequest, user: Person, **_: Any) -> None:
    """Count a wrong code as a failed sign-in: one counter, one lock-out for both steps."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def second_factor_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """A code was just shown to be right: this session has its second factor."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def _note(request: HttpRequest, verb: str, username: str, says: Words) -> None:
    if hasattr(request, "now"):  # a client of tests signs in without passing the door
        note(verb=verb, username=username, says=says, as_of=request.now)  # type: ignore[attr-defined]
