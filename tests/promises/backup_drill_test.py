"""The drill: what was committed before a backup is in it, comes back whole elsewhere, and a restore that dies changes nothing."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.installation import LONGEST, Installation

SETTINGS = {"DJANGO_SETTINGS_MODULE": "guantong.gateways.site.settings"}
AWAY, IN, ARRIVED = "restore.moved_away", "restore.moved_in", "restore.arrived"


def ran(at: Installation, *command: str, **environment: str) -> tuple[int, Any]:
    """Run a process of tests/promises/backup_process.py; return how it ended and what it said."""
    process = at.start("-m", "tests.promises.backup_process", *command, **SETTINGS, **environment)
    said, errors = process.communicate(timeout=LONGEST)
    if process.returncode > 0:
        raise RuntimeError(errors)
    return process.returncode, json.loads(said) if said.strip() else None


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def taken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Any, Any]:
    """A backup that was taken while somebody wrote: the kind, the file, the counts, how the installation stood."""
    folder = tmp_path_factory.mktemp(request.param)
    here = Installation.fresh(request.param, folder / "here")
    _, counts = ran(here, "take", str(folder / "monday.backup"))
    return request.param, folder / "monday.backup", counts, ran(here, "look")[1]


def test_whatever_was_committed_before_is_in_it_and_comes_back_in_an_empty_place(taken, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kind, file, counts, stood = taken
    there = Installation.fresh(kind, tmp_path / "there")

    ran(there, "restore", str(file))
    _, stands = ran(there, "look")
    ran(there, "write")
    _, later = ran(there, "look")

    assert counts["before"] <= counts["held"] <= counts["after"]
    assert stands["rows"]["journal_entry"] == counts["held"]
    assert (stands["files"], stands["sealed"], stands["wrong"], stands["left"]) == (
        stood["files"],
        stood["sealed"],
        [],
        [],
    )
    assert {**stands["rows"], "journal_entry": 0} == {**stood["rows"], "journal_entry": 0}
    assert later["newest"] > stands["newest"]


@pytest.mark.parametrize("at", [f"{AWAY}:1", f"{IN}:1", f"{AWAY}:3", f"{IN}:3"])
def test_a_restore_that_dies_on_the_way_leaves_what_was_there(taken, tmp_path: Path, at: str) -> None:  # type: ignore[no-untyped-def]
    kind, file, _, _ = taken
    there = Installation.fresh(kind, tmp_path / "there")
    ran(there, "take", str(tmp_path / "own.backup"))
    (there.folder / "files" / "ab" / "own").write_bytes(b"our own")
    _, stood = ran(there, "look")

    ended, _ = ran(there, "restore", str(file), CRASH_AT=at)
    ran(there, "put_back")

    assert ended == -signal.SIGKILL
    assert ran(there, "look")[1] == stood


def test_a_restore_that_dies_when_all_is_done_has_been_done(taken, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kind, file, counts, _ = taken
    there = Installation.fresh(kind, tmp_path / "there")
    ran(there, "take", str(tmp_path / "own.backup"))

    ended, _ = ran(there, "restore", str(file), CRASH_AT=f"{ARRIVED}:1")
    ran(there, "put_back")

    _, stands = ran(there, "look")
    assert ended == -signal.SIGKILL
    assert (stands["rows"]["journal_entry"], stands["left"]) == (counts["held"], [])
