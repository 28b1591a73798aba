"""A demo never leaves the machine, and real data is never opened as a demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from guantong.gateways.cli import site_commands
from guantong.gateways.site.demo_folder import mark, on_loopback, why_not_served

START = """
from django.urls import Resolver404, resolve
import guantong.gateways.site.wsgi
try:
    print(resolve("/demo/sign-in/token/").url_name)
except Resolver404:
    print("no door")
"""


def started(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return how the site starts in a process of its own."""
    known = {k: v for k, v in os.environ.items() if k not in ("GUANTONG_DATA", "DEMO", "DATABASE_URL")}
    known |= {"GUANTONG_DATA": str(data), "DJANGO_SETTINGS_MODULE": site_commands.SETTINGS, **environment}
    return subprocess.run(
        [sys.executable, "-c", START], env=known, cwd=Path(__file__).parents[3], capture_output=True, text=True,
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),  # noqa: S104

     ("::", False), ("192.168.1.5", False), ("localhost.example.org", False), ("", False)],
)  # fmt: skip
def test_only_this_machine_is_loopback(host: str, own: bool) -> None:
    assert on_loopback(host) == own


@pytest.mark.django_db
def test_serve_refuses_a_demo_elsewhere_and_serves_it_here(tmp_path: Path, monkeypatch, settings, capsys) -> None:  # type: ignore[no-untyped-def]
    served: list[str] = []

    class Granian:
        def __init__(self, _target: str, host: str, *_args: object, **_more: object) -> None:
            self.host = host

        def serve(self) -> None:
            served.append(self.host)

    monkeypatch.setattr("granian.Granian", Granian)
    monkeypatch.setattr("django.core.management.call_command", lambda *_a, **_k: None)
    settings.DEMO, settings.DATA = True, tmp_path
    mark(tmp_path)

    answers = [site_commands.serve(host, 8000, working=False) for host in ("0.0.0.0", "192.168.1.5", "::", "127.0.0.1")]  # noqa: S104

    assert (answers, served) == ([2, 2, 2, 0], ["127.0.0.1"])
    assert "演示模式只能在本机打开" in capsys.readouterr().err


def test_the_folder_of_a_demo_is_served_with_its_strip_only(tmp_path: Path) -> None:
    mark(tmp_path)

    assert why_not_served("127.0.0.1", demo=True, data=tmp_path, kept=True) is None
    assert "须以 DEMO=1 打开" in why_not_served("127.0.0.1", demo=False, data=tmp_path, kept=True).zh  # type: ignore[union-attr]


def test_real_data_is_not_opened_as_a_demo(tmp_path: Path) -> None:
    assert "不是演示数据" in why_not_served("127.0.0.1", demo=True, data=tmp_path, kept=True).zh  # type: ignore[union-attr]
    assert why_not_served("127.0.0.1", demo=True, data=tmp_path, kept=False) is None


def test_the_door_of_the_demo_is_there_only_with_demo(tmp_path: Path) -> None:
    real, demo = tmp_path / "real", tmp_path / "demo"
    mark(demo)

    assert started(real).stdout.strip() == "no door"
    assert started(demo, DEMO="1").stdout.strip() == "demo_sign_in"
    assert "虚构演示" in started(demo).stderr
