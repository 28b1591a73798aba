"""The same bytes stand once; what a dead process staged is cleared; a full disk leaves nothing behind."""

import os
import resource
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guantong.apps.files import store

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_same_bytes_stand_once() -> None:
    assert store.keep(b"budget") == store.keep(b"budget")

    assert list(store.kept()) == [store.keep(b"budget")]
    assert store.path_of(store.keep(b"budget")).read_bytes() == b"budget"


def test_a_full_disk_leaves_nothing_behind(files_folder: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            store.keep(b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [path for path in files_folder.rglob("*") if path.is_file()] == []


def test_what_a_dead_process_staged_is_cleared_and_what_a_living_one_stages_is_not(files_folder: Path) -> None:
    store.keep(b"budget")
    (files_folder / "staging" / "999999999.ab").write_bytes(b"half")
    living = files_folder / "staging" / f"{os.getpid()}.cd"
    living.write_bytes(b"half")

    assert store.clear_staging() == 1
    assert list((files_folder / "staging").iterdir()) == [living]


def test_fresh_bytes_are_spared_because_their_row_may_be_about_to_commit() -> None:
    name, now = store.keep(b"budget"), datetime.now(UTC)

    assert store.remove_old({name}, now) == 0
    assert store.remove_old({name}, now + timedelta(hours=2)) == 1
    assert list(store.kept()) == []
