"""The worker lives and ends with the site; the night's work is printed and sealed."""

import os
import subprocess
import sys
import time

import pytest

from guantong.apps.actors.models import Membership
from guantong.apps.journal.models import SealedHead
from guantong.gateways.cli.work_commands import _Beside, nightly
from tests.world import World


def _sleeper() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])


def test_a_worker_beside_ends_with_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Beside, "_started", staticmethod(_sleeper))
    beside = _Beside()

    beside.end()

    assert beside._process.returncode == -15


def test_a_worker_that_died_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(_Beside, "_started", staticmethod(_sleeper))
    monkeypatch.setattr(_Beside, "REST", 0.05)
    beside = _Beside()
    first = beside._process
    threading.Thread(target=beside.watch, daemon=True).start()

    os.kill(first.pid, 9)
    for _ in range(200):
        if beside._process is not first:
            break
        time.sleep(0.05)
    beside.end()

    assert (first.returncode, beside._process is not first) == (-9, True)


@pytest.mark.django_db
def test_the_night_prints_its_reminders_and_seals_the_day(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert nightly() == 0

    assert SealedHead.objects.count() == 1
    assert '"size":' in capsys.readouterr().out
    assert world.people


@pytest.mark.django_db
def test_the_night_tells_what_was_changed_behind_the_journal(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    post = world.people["qin"].memberships.get()
    Membership.objects.filter(pk=post.pk).update(role="leader")

    assert nightly() == 1

    assert f"{post.journal_key}：changed，没有留痕" in capsys.readouterr().err
    assert SealedHead.objects.count() == 1
