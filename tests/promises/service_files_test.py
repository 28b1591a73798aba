"""The services that `install.sh` lays down are such as systemd takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.files import ROOT

UNITS = ("guantong.service", "guantong-nightly.service", "guantong-nightly.timer")


def verified(folder: Path, **changed: str) -> tuple[int, str]:
    """Lay the services down as the script does, with a program to start; return what systemd says of them."""
    program = folder / "guantong" / "bin" / "guantong"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    for name in UNITS:
        text = (ROOT / "packaging" / name).read_text("utf-8").replace("@PREFIX@", str(folder / "guantong"))
        for old, new in changed.items():
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(folder / name for name in UNITS)], capture_output=True, text=True, check=False
    )  # fmt: skip
    return ran.returncode, "\n".join(line for line in ran.stderr.splitlines() if str(folder) in line)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="not run: there is no systemd-analyze here")
def test_systemd_takes_them_and_would_not_take_a_misspelt_one(tmp_path: Path) -> None:
    assert verified(tmp_path / "whole") == (0, "")
    assert "StateFolderMode" in verified(tmp_path / "misspelt", StateDirectoryMode="StateFolderMode")[1]


def test_the_script_lays_down_every_one_of_them() -> None:
    script = (ROOT / "packaging" / "install.sh").read_text("utf-8")

    assert sorted(path.name for path in (ROOT / "packaging").glob("guantong*")) == sorted(UNITS)
    assert f"for unit in {' '.join(UNITS)}" in script
