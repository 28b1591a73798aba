"""Lane T5 of meetings: killed between counting and deleting everything is open, killed after the commit everything is closed."""

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.promises.figures_site import Site

POINTS = ("consensus.counted", "consensus.forgotten", "consensus.closed")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An installation in which six deputies have answered seven statements."""
    site = Site(tmp_path_factory.mktemp("meeting") / "running", "tests.promises.meeting_process")
    site.done("grow")
    return site


@pytest.fixture(scope="module")
def before(running: Site) -> dict[str, Any]:
    found = running.look()
    assert (found["meeting"][0], found["sheets"], found["key"], found["drifted"]) == ("open", [7] * 6, True, [])
    return found


@pytest.mark.parametrize("point", POINTS)
def test_killed_on_the_way_the_meeting_is_whole_and_open_and_closed_again_nothing_said_is_left(
    point: str, running: Site, before: dict[str, Any], tmp_path: Path
) -> None:
    site = running.copy(tmp_path / "site")

    killed = site.run("close", CRASH_AT=f"{point}:1")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() == before
    site.done("close")
    after = site.look()
    assert (after["meeting"][0], after["meeting"][2:], after["sheets"], after["key"], after["drifted"]) == ("closed", [True, True], [], False, [])  # fmt: skip
    assert after["entries"].count("close") == 1


def test_killed_after_the_commit_it_is_closed_and_nothing_said_is_left(running: Site, tmp_path: Path) -> None:
    site = running.copy(tmp_path / "site")

    killed = site.run("close", CRASH_AT="consensus.committed:1")

    assert killed.returncode == -signal.SIGKILL
    after = site.look()
    assert (after["meeting"][0], after["sheets"], after["drifted"]) == ("closed", [], [])


@pytest.mark.parametrize("point", POINTS[:2])
def test_without_its_transaction_it_is_neither_open_nor_closed(
    point: str, running: Site, before: dict[str, Any], tmp_path: Path
) -> None:
    site = running.copy(tmp_path / "site")

    killed = site.run("close", CRASH_AT=f"{point}:1", MUTANT="operations_without_transaction")

    assert killed.returncode == -signal.SIGKILL
    assert site.look() != before
