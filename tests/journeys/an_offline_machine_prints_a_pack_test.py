"""An empty machine without any network goes from the folder to a printed question pack of two published PDFs, and to a site.

The wheels in the folder are made again from what is installed here, so that the test itself needs no network; with FULL=1 there is a
second folder, whose wheels are fetched by the digests of the lock, as `make bundle` does.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.house.files import ROOT

ALONE = ["unshare", "--map-root-user", "--net", "--mount"]
"""No network but its own; mounts of its own, so that it has no fonts but those of the folder."""
LONGEST = 900


def alone() -> bool:
    """True where this kernel lets a process have a network and mounts of its own."""
    return (
        bool(shutil.which("unshare"))
        and subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    )


WHEELS = {"made again from what is installed": ["--installed"]}
if os.environ.get("FULL"):
    WHEELS["fetched as the lock says"] = ["--machines", platform.machine()]


@pytest.fixture(params=WHEELS.values(), ids=WHEELS.keys())
def bundle(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The folder, built for this machine."""
    if not alone():
        pytest.skip("not run: the kernel allows no network namespace here, so nothing was started with the network off")
    out, fetched = tmp_path / "bundle", "--machines" in request.param
    built = subprocess.run(
        [sys.executable, "packaging/bundle.py", "--out", str(out), *request.param], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    if built.returncode and fetched:
        pytest.skip(
            f"not run: no wheels can be fetched here: {(built.stderr or built.stdout).strip().splitlines()[-1]}"
        )
    assert built.returncode == 0, built.stderr
    yield out
    shutil.rmtree(out)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Path]:
    """The empty machine: a folder that is its user's home."""
    folder = tmp_path / "machine"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder / "guantong", ignore_errors=True)


def test_from_the_folder_to_paper_and_to_a_site_that_is_well_and_no_network_is_reached(
    bundle: Path, machine: Path
) -> None:
    ran = subprocess.run(
        [*ALONE, sys.executable, str(ROOT / "tests/journeys/offline_machine.py"), str(bundle), str(machine)],
        cwd=machine, capture_output=True, text=True, check=False, timeout=LONGEST,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    said: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    pages = pypdfium2.PdfDocument(machine / "问题单.pdf")
    printed = "".join(page.get_textpage().get_text_bounded() for page in pages).replace("\r\n", "").replace(" ", "")

    assert said["outside"] == "OSError 101"  # ENETUNREACH
    assert said["installed"][0] == 0, said["installed"][1]
    assert said["checked"][0] == 1, said["checked"][1]  # something to ask
    assert "公开文件问题单" in printed
    assert [year for year in (2024, 2025) if f"明湖区城市管理局{year}年预算" in printed] == [2024, 2025]
    assert "所列3个分项之和为310.00万元" in printed
    assert [said[step][0] for step in ("migrated", "set up", "backed up", "restored")] == [0, 0, 0, 0], said
    assert said["pages"] == [200, 200, 404]
    assert said["signed in"] == [
        "/accounts/login/", "/accounts/second-factor/set-up/", "/accounts/recovery-codes/", "recovery codes", "desk", "403",
    ]  # fmt: skip
    assert [("须处理" in said[at][1]) for at in ("doctor", "doctor there")] == [False, False], said
    assert any(word in said["doctor there"][1] for word in ("一切正常", "没有发现问题", "可以使用"))
