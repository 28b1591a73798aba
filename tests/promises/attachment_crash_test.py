"""Lane T5 of attachments: the process is killed at every point of keeping a file; afterwards there is nothing or all.

Always on SQLite: what is told here is the order of disk and commit, which is the same on any database.
"""

import ast
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from guantong.domain.seal.canonical import sm3
from tests.house.files import PACKAGE, ROOT
from tests.promises.attaching_process import CONTENT

FILES = PACKAGE / "apps" / "files"
POINTS = [
    "files.staged", "files.synced", "files.renamed", "files.folder_synced", "files.row_written", "files.journaled",
    "files.committed",
]  # fmt: skip


def run(verb: str, folder: Path, crash_at: str = "") -> subprocess.CompletedProcess[str]:
    """Run the process in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CRASH_AT")}
    told = {"GUANTONG_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "guantong.gateways.site.settings"}
    return subprocess.run(
        [sys.executable, "-m", "tests.promises.attaching_process", verb], cwd=ROOT, capture_output=True, text=True,
        env=kept | told | ({"CRASH_AT": f"{crash_at}:1"} if crash_at else {}), check=False,
    )  # fmt: skip


def seen(folder: Path) -> tuple[int, int]:
    """How many rows and entries of an attachment the database shows, and that it is whole."""
    with sqlite3.connect(folder / "guantong.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT count(*) FROM files_attachment").fetchone()[0]
        return rows, database.execute("SELECT count(*) FROM journal_entry WHERE verb = 'attach'").fetchone()[0]


def blobs(folder: Path) -> list[str]:
    return [path.name for path in (folder / "files").glob("??/*")]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grown")
    assert run("grow", folder).returncode == 0
    return folder


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_there_is_nothing_or_all_and_a_second_run_makes_it_once(
    point: str, grown: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(grown, folder)

    killed = run("attach", folder, point)

    assert killed.returncode == -signal.SIGKILL
    assert seen(folder) in ((0, 0), (1, 1))
    assert seen(folder) == ((1, 1) if point == "files.committed" else (0, 0))
    if seen(folder) == (1, 1):
        assert blobs(folder) == [sm3(CONTENT)]

    again = run("attach", folder)

    assert (again.returncode, again.stdout) == (0, "0\n")
    assert seen(folder) == (1, 1)
    assert blobs(folder) == [sm3(CONTENT)]
    assert (folder / "files" / sm3(CONTENT)[:2] / sm3(CONTENT)).read_bytes() == CONTENT


def test_every_sync_and_rename_has_a_point_and_every_point_is_tried() -> None:
    calls = [
        ast.unparse(node)
        for name in ("store.py", "operations.py")
        for node in ast.walk(ast.parse((FILES / name).read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]

    assert sorted(POINTS) == sorted(call[12:-2] for call in calls if call.startswith("crashpoint("))
    assert sorted(call for call in calls if call.startswith(("os.replace", "os.fsync", "_sync(place"))) == [
        "_sync(place.parent)", "os.fsync(file.fileno())", "os.fsync(opened)", "os.replace(staged, place)",
    ]  # fmt: skip


def test_were_the_row_written_before_the_bytes_a_kill_would_leave_half(grown: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(grown, folder)

    run("attach_rows_first", folder, "files.committed")

    assert seen(folder) == (1, 1)
    assert blobs(folder) == []
