"""A disk that is full: an upgrade, a backup and a restore say so in a sentence, and leave everything as it was."""

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.house.files import ROOT

APART = ["unshare", "--map-root-user", "--mount"]
FULL = "database or disk is full"


@pytest.fixture(scope="module")
def went(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened on disks of a few megabytes."""
    if not shutil.which("unshare") or subprocess.run([*APART, "true"], capture_output=True, check=False).returncode:
        pytest.skip("not run: the kernel allows no mount namespace here, so no disk can be made full")
    ran = subprocess.run(
        [*APART, sys.executable, "-m", "tests.promises.full_disk", str(tmp_path_factory.mktemp("disks"))],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def test_an_upgrade_that_finds_the_disk_full_has_done_nothing_and_goes_through_when_there_is_room(
    went: dict[str, Any],
) -> None:
    code, said = went["upgraded"]

    assert (code, "升级没有做完" in said, FULL in said, "数据库没有改动" in said) == (2, True, True, True)
    assert went["tables"] == 0
    assert (went["upgraded again"][0], went["tables again"] > 50) == (0, True)


def test_a_backup_that_does_not_fit_is_none_and_says_so(went: dict[str, Any]) -> None:
    code, said = went["backed up"]

    assert (code, "磁盘已满。没有备份" in said, went["on the stick"]) == (2, True, [])
    assert went["backed up elsewhere"][0] == 0


def test_a_restore_that_does_not_fit_changes_nothing(went: dict[str, Any]) -> None:
    code, said = went["restored"]

    assert (code, "磁盘已满），没有恢复任何东西" in said, went["unchanged"], went["left"]) == (2, True, True, [])
