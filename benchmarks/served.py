"""Pages of one grown site asked in turn of one server, as it is served, beside a bare Django page with a session."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROUNDS, REQUESTS, WARM = 5, 200, 20
BARE = "/bare/"


def beside_bare(
    pages: dict[str, str],
    grow: Callable[[], None] = lambda: None,
    rounds: int = ROUNDS,
    small: bool = False,
    cold: dict[str, float] | None = None,
) -> dict[str, tuple[float, float]]:
    """Return for every page its p95 and that of the bare page, in seconds, asked in turn by the member of staff 沈经办.

    `grow` may add to the grown 明湖区, or to a `small` one, before it is served, and to `pages`. `cold` is told how long each page took when it was asked for first.
    """
    _grown(small)
    grow()
    cookie = _signed_in()
    spent: dict[str, list[float]] = {address: [] for address in (BARE, *pages.values())}
    with _served() as connection:
        for number in range(-WARM, rounds * REQUESTS):
            for address, times in spent.items():
                took = _took(connection, address, cookie)
                if number == -WARM and cold is not None:
                    cold[address] = took
                if number >= 0:
                    times.append(took)
    return {name: (_p95(spent[address]), _p95(spent[BARE])) for name, address in pages.items()}


def row(name: str, ours: float, peer: float, goal: float | None = None, rounds: int = ROUNDS) -> dict[str, Any]:
    """Return a row of the table of benchmarks: one page beside the bare one."""
    return {
        "name": f"p95 of {name} ÷ a bare page with a session", "ours": f"{ours * 1000:.1f} ms", "peer": f"{peer * 1000:.1f} ms",
        "ratio": ours / peer, "goal": goal, "better": "lower", "runs": rounds * REQUESTS,
    }  # fmt: skip


def _grown(small: bool) -> None:
    """Grow a demo in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="guantong-bench-"))
    os.environ.pop("DATABASE_URL", None)
    from guantong.gateways.cli.site_commands import grow_demo

    with Path(os.devnull).open("w") as nothing:
        printed, sys.stdout = sys.stdout, nothing
        try:
            grow_demo(folder, small=small)
        finally:
            sys.stdout = printed


def _signed_in() -> str:
    """Sign the member of staff in, as a link of the demo does, and return the cookie."""
    from django.test import Client

    from guantong.apps.actors.models import Person

    client = Client()
    client.force_login(
        Person.objects.get(username="shen"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session["demo"] = True
    session.save()
    return "; ".join(f"{name}={kept.value}" for name, kept in client.cookies.items())


@contextmanager
def _served() -> Iterator[http.client.HTTPConnection]:
    """Serve the site with the bare page by the server and settings of `guantong serve`; give a connection kept open."""
    from guantong.gateways.cli.site_commands import THREADS

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--port", str(port), "--blocking-threads",
        str(THREADS), "--no-access-log", "--log-level", "error", "benchmarks.site_with_bare_page:application",
    ]  # fmt: skip
    here = Path(__file__).parents[1]
    server = subprocess.Popen(command, cwd=here, env={**os.environ, "PYTHONPATH": str(here)})  # noqa: S603 - our own server
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        _until_it_answers(connection)
        yield connection
    finally:
        connection.close()
        server.terminate()
        server.wait()


def _until_it_answers(connection: http.client.HTTPConnection) -> None:
    for _ in range(300):
        try:
            connection.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not come up")


def _took(connection: http.client.HTTPConnection, address: str, cookie: str) -> float:
    begun = time.perf_counter()
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    spent = time.perf_counter() - begun
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}")
    return spent


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
