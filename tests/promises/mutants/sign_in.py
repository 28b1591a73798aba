"""Signing in, switched off (登录的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest.mock import patch


@contextmanager
def password_alone_is_enough() -> Iterator[None]:
    """Staff and administrators come in without a second factor."""
    with patch("guantong.gateways.site.doorkeeper.SECOND_FACTOR", frozenset()):
        yield


@contextmanager
def second_factor_of_the_library_alone() -> Iterator[None]:
    """Whatever the library's table says of a second factor is believed."""
    from allauth.mfa.models import Authenticator

    def there(person: object) -> bool:
        return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()

    with (
        patch("guantong.gateways.site.doorkeeper.stands", there),
        patch("guantong.apps.actors.second_factor.demand_as_recorded"),
        patch("guantong.apps.actors.second_factor.misfits", lambda: iter(())),
    ):
        yield


@contextmanager
def links_nobody_issued() -> Iterator[None]:
    """A link works because its row is there: nobody asks the journal."""
    with patch("guantong.apps.actors.sign_in._issued", lambda _: True):
        yield


@contextmanager
def nobody_is_locked_out() -> Iterator[None]:
    """Failures are counted and never lock."""
    with patch("axes.handlers.proxy.AxesProxyHandler.is_allowed", return_value=True):
        yield


@contextmanager
def codes_are_not_counted() -> Iterator[None]:
    """The second step does not ask whether the account is locked out."""
    with nobody_is_locked_out():
        yield


@contextmanager
def session_is_kept_at_sign_in() -> Iterator[None]:
    """Signing in keeps the key of the session that was there."""
    with patch("django.contrib.sessions.backends.base.SessionBase.cycle_key"):
        yield


@contextmanager
def sessions_saved_at_every_request() -> Iterator[None]:
    """Every page writes the session."""
    from guantong.gateways.site import doorkeeper

    with patch.object(doorkeeper, "_RENEWED_EVERY", timedelta(0)):
        yield


@contextmanager
def sessions_taken_for_ended() -> Iterator[None]:
    """A session that could not be saved was ended by somebody, whatever the database said."""
    with patch("guantong.gateways.site.outages._beneath", lambda error: error):
        yield


@contextmanager
def sessions_renewed_by_nobody() -> Iterator[None]:
    """A page that asks again by itself keeps its reader signed in."""
    from guantong.gateways.site import doorkeeper

    real = doorkeeper._renew

    def renew(request: Any) -> None:
        request.__dict__["headers"] = {}
        real(request)
        del request.__dict__["headers"]

    with patch.object(doorkeeper, "_renew", renew):
        yield


@contextmanager
def sessions_never_renewed() -> Iterator[None]:
    """Using the site does not keep one signed in."""
    with patch("guantong.gateways.site.doorkeeper._renew"):
        yield


@contextmanager
def sessions_never_end() -> Iterator[None]:
    """However long ago one signed in."""
    with patch("guantong.gateways.site.doorkeeper._expired", return_value=False):
        yield
