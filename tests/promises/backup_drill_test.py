"""The drill: what was committed before a backup is in it, comes back whole elsewhere, and a restore that dies changes nothing."""

import json
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.installation import LONGEST, Installation
from tests.promises.backup_process import digest

DJANGO = {"DJANGO_SETTINGS_MODULE": "guantong.gateways.site.settings"}
KEYS = ("keys/exchange", "keys/persons", "keys/seal", "keys/secret")
SETTINGS_BROUGHT = "settings-of-the-backup.env"
AWAY, IN, ARRIVED, ENDED = "restore.moved_away", "restore.moved_in", "restore.arrived", "restore.note_gone"
MOVED = {"sqlite": 7, "postgres": 5}
"""files, lake, records, keys, settings; on SQLite what it left unwritten, and the database."""


@dataclass
class Drill:
    """A backup that was taken while somebody wrote, how that installation stood, and another one that is full too."""

    kind: str
    file: Path
    settings: Path
    counts: Any
    stood: Any
    other: Installation


def ran(at: Installation, *command: str, **environment: str) -> tuple[int, Any]:
    """Run a process of tests/promises/backup_process.py; return how it ended and what it said."""
    process = at.start("-m", "tests.promises.backup_process", *command, **DJANGO, **environment)
    said, errors = process.communicate(timeout=LONGEST)
    if process.returncode > 0:
        raise RuntimeError(errors)
    return process.returncode, json.loads(said) if said.strip() else None


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def drill(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drill:
    """One installation backed up, and a copy of it that went on by itself and has a file of its own."""
    folder = tmp_path_factory.mktemp(request.param)
    here, file, written = Installation.fresh(request.param, folder / "here"), folder / "monday.backup", folder / "s.env"
    written.write_text("GUANTONG_DISTRICT=明湖区\n", "utf-8")
    _, counts = ran(here, "take", str(file), GUANTONG_SETTINGS=str(written))
    _, stood = ran(here, "look")
    other = here.copy(folder / "other")
    ran(other, "write")
    (other.folder / "files" / "ab" / "own").write_bytes(b"our own")
    (other.folder / "keys" / "exchange").write_bytes(bytes(range(32)))
    return Drill(request.param, file, written, counts, stood, other)


def test_whatever_was_committed_before_is_in_it_and_comes_back_in_an_empty_place(drill: Drill, tmp_path: Path) -> None:
    there = Installation.fresh(drill.kind, tmp_path / "there")

    ran(there, "restore", str(drill.file))
    _, stands = ran(there, "look")
    ran(there, "write")
    _, later = ran(there, "look")

    assert drill.counts["before"] <= drill.counts["held"] <= drill.counts["after"]
    assert stands["rows"]["journal_entry"] == drill.counts["held"]
    assert (stands["sealed"], stands["wrong"], stands["left"]) == (drill.stood["sealed"], [], [])
    assert {**stands["rows"], "journal_entry": 0} == {**drill.stood["rows"], "journal_entry": 0}
    assert later["newest"] > stands["newest"]


def test_every_file_of_the_installation_comes_back_its_keys_and_its_settings_too(drill: Drill, tmp_path: Path) -> None:
    there = Installation.fresh(drill.kind, tmp_path / "there")

    ran(there, "restore", str(drill.file))

    _, stands = ran(there, "look")
    assert stands["files"] == drill.stood["files"] | {SETTINGS_BROUGHT: digest(drill.settings)}
    assert tuple(sorted(name for name in stands["files"] if name.startswith("keys/"))) == KEYS
    assert stands["told"] == []  # nobody else reads them


def test_a_key_that_is_kept_elsewhere_is_not_in_it_and_one_that_is_here_stays(drill: Drill, tmp_path: Path) -> None:
    here, there = drill.other.copy(tmp_path / "here"), Installation.fresh(drill.kind, tmp_path / "there")
    (here.folder / "keys" / "persons").rename(tmp_path / "persons")
    ran(here, "take", str(tmp_path / "apart.backup"), GUANTONG_PERSONS_KEY=str(tmp_path / "persons"))
    (there.folder / "keys").mkdir(mode=0o700)
    (there.folder / "keys" / "persons").write_bytes(b"carried by hand")

    ran(there, "restore", str(tmp_path / "apart.backup"))

    brought = {name: (there.folder / "keys" / name).read_bytes() for name in ("persons", "seal", "exchange")}
    assert brought == {
        "persons": b"carried by hand",
        "seal": (here.folder / "keys" / "seal").read_bytes(),
        "exchange": bytes(range(32)),
    }


def crashed(drill: Drill, folder: Path, at: str, *, between: str = "", **environment: str) -> tuple[Any, Any]:
    """Restore over a full installation and die on the way, then have it put back; return how it stood and how it stands."""
    there = drill.other.copy(folder)
    _, stood = ran(there, "look")
    ended, _ = ran(there, "restore", str(drill.file), CRASH_AT=at, **environment)
    assert ended == -signal.SIGKILL
    if between:
        ran(there, between)
    ran(there, "put_back")
    try:
        return stood, ran(there, "look")[1]
    except RuntimeError as error:  # no database to be looked at
        return stood, str(error)


@pytest.mark.parametrize("point", [AWAY, IN])
@pytest.mark.parametrize("nth", ["first", "keys", "last"])
def test_a_restore_that_dies_on_the_way_leaves_what_was_there(
    drill: Drill, tmp_path: Path, point: str, nth: str
) -> None:
    at = {"first": 1, "keys": 4, "last": MOVED[drill.kind]}[nth]

    stood, stands = crashed(drill, tmp_path / "there", f"{point}:{at}")

    assert stands == stood


def test_one_that_looks_meanwhile_does_not_make_it_look_done(drill: Drill, tmp_path: Path) -> None:
    stood, stands = crashed(drill, tmp_path / "there", f"{AWAY}:{MOVED[drill.kind]}", between="open")

    assert stands == stood


def test_without_the_note_a_restore_that_dies_stays_half_done(drill: Drill, tmp_path: Path) -> None:
    stood, stands = crashed(drill, tmp_path / "there", f"{IN}:1", WITHOUT="note")

    assert stands != stood


@pytest.mark.parametrize("drill", ["sqlite"], indirect=True)  # on PostgreSQL the rows themselves say it
def test_without_the_mark_of_the_last_move_one_that_looks_meanwhile_loses_the_database(
    drill: Drill, tmp_path: Path
) -> None:
    stood, stands = crashed(drill, tmp_path / "there", f"{AWAY}:{MOVED[drill.kind]}", between="open", WITHOUT="moved")

    assert stands != stood


def test_a_restore_that_dies_when_all_is_done_has_been_done(drill: Drill, tmp_path: Path) -> None:
    _, stands = crashed(drill, tmp_path / "there", f"{ARRIVED}:1")

    assert (stands["rows"]["journal_entry"], stands["left"]) == (drill.counts["held"], [])


def test_what_an_ended_restore_left_behind_never_comes_back(drill: Drill, tmp_path: Path) -> None:
    there = drill.other.copy(tmp_path / "there")
    ran(there, "restore", str(drill.file), CRASH_AT=f"{ENDED}:1")  # all is done but the clearing up
    ran(there, "write")
    _, stood = ran(there, "look")

    ended, _ = ran(there, "restore", str(drill.file), CRASH_AT=f"{IN}:1")
    ran(there, "put_back")
    _, stands = ran(there, "look")

    in_use = {name: sm for name, sm in stood["files"].items() if not name.startswith(("replaced/", ".restore-"))}
    assert (ended, in_use == stood["files"]) == (-signal.SIGKILL, False)
    assert (stands["rows"], stands["newest"], stands["files"]) == (stood["rows"], stood["newest"], in_use)


@pytest.mark.parametrize("drill", ["sqlite"], indirect=True)  # a server keeps its own files
@pytest.mark.parametrize("left", ["a file that is no database", "an empty file", "what a crash left unwritten"])
def test_it_comes_back_over_a_database_that_is_no_longer_one(drill: Drill, tmp_path: Path, left: str) -> None:
    there = drill.other.copy(tmp_path / "there")
    if left == "what a crash left unwritten":
        there.database.with_name(f"{there.database.name}-journal").write_bytes(
            b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"x" * 600
        )
    else:
        there.database.write_bytes(b"no database any more" * 500 if left == "a file that is no database" else b"")

    ran(there, "restore", str(drill.file))

    _, stands = ran(there, "look")
    assert (stands["sealed"], stands["wrong"], stands["left"]) == (drill.stood["sealed"], [], [])
    assert stands["files"] == drill.stood["files"] | {SETTINGS_BROUGHT: digest(drill.settings)}
