"""The desk beside a bare Django page with a session: both asked in turn, in one process, over a grown 明湖区."""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROUNDS, REQUESTS = 5, 300
GOAL = 5.0


def measure() -> list[dict[str, Any]]:
    """Return p95 of a staff member's desk ÷ p95 of a page that only reads who is signed in, and of two lists."""
    _start()
    from django.test import Client

    from guantong.apps.actors.models import Person

    client = Client()
    client.force_login(
        Person.objects.get(username="shen"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session["demo"] = True
    session.save()
    pages = {"a desk": "/", "a list of 50 steps": "/years/", "the journal": "/journal/"}
    spent: dict[str, list[float]] = {address: [] for address in ("/bare/", *pages.values())}
    for address in spent:
        assert client.get(address).status_code == 200, address
    for _ in range(ROUNDS * REQUESTS):
        for address, times in spent.items():
            begun = time.perf_counter()
            client.get(address)
            times.append(time.perf_counter() - begun)
    bare = _p95(spent["/bare/"])
    return [_row(f"p95 of {name} ÷ a bare page with a session", _p95(spent[at]), bare) for name, at in pages.items()]


def _start() -> None:
    """Grow a demo in a folder of its own, and mount the bare page behind Django's own middleware alone."""
    folder = Path(tempfile.mkdtemp(prefix="guantong-bench-"))
    os.environ.pop("DATABASE_URL", None)
    from guantong.gateways.cli.site_commands import grow_demo

    with Path(os.devnull).open("w") as nothing:
        printed, sys.stdout = sys.stdout, nothing
        try:
            grow_demo(folder)
        finally:
            sys.stdout = printed
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from guantong.gateways.site import urls
    from guantong.gateways.site.doorkeeper import Doorkeeper

    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"<!doctype html><title>bare</title><p>{request.user.is_authenticated}</p>")

    # the bare page does not pay for our doorkeeper: it is what Django alone costs
    through = Doorkeeper.__call__
    Doorkeeper.__call__ = lambda self, request: (
        self._respond(request) if request.path == "/bare/" else through(self, request)
    )  # type: ignore[method-assign]
    bare.public = True  # type: ignore[attr-defined]
    urls.urlpatterns.append(path("bare/", bare))


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _row(name: str, ours: float, peer: float) -> dict[str, Any]:
    return {
        "name": name, "ours": f"{ours * 1000:.1f} ms", "peer": f"{peer * 1000:.1f} ms", "ratio": ours / peer,
        "goal": GOAL, "better": "lower", "runs": ROUNDS * REQUESTS,
    }  # fmt: skip
