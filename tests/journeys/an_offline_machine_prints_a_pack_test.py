"""An empty machine without any network goes from the folder to a printed question pack of two published PDFs."""

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.house.files import ROOT

ALONE = ["unshare", "--map-root-user", "--net"]
LONGEST = 900


def alone() -> bool:
    """True where this kernel lets a process have a network of its own."""
    return (
        bool(shutil.which("unshare"))
        and subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, built for this machine; the one place where wheels may come from a network or the local cache."""
    if not alone():
        pytest.skip("not run: the kernel allows no network namespace here")
    out = tmp_path_factory.mktemp("bundle") / "bundle"
    built = subprocess.run(
        [sys.executable, "packaging/bundle.py", "--out", str(out), "--machines", platform.machine()],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if built.returncode:
        pytest.skip(f"not run: no bundle can be built here: {(built.stderr or built.stdout).strip().splitlines()[-1]}")
    return out


@pytest.fixture(scope="module")
def gone(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What happened on the machine, and its folder."""
    folder = tmp_path_factory.mktemp("machine")
    ran = subprocess.run(
        [*ALONE, sys.executable, str(ROOT / "tests/journeys/offline_machine.py"), str(bundle), str(folder)],
        cwd=folder, capture_output=True, text=True, check=False, timeout=LONGEST,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1]), folder


def test_two_published_documents_are_on_paper_and_no_network_was_reached(gone: tuple[dict[str, Any], Path]) -> None:
    said, folder = gone
    pages = pypdfium2.PdfDocument(folder / "问题单.pdf")
    printed = "".join(page.get_textpage().get_text_bounded() for page in pages).replace("\r\n", "").replace(" ", "")

    assert said["outside"] == "OSError 101"  # ENETUNREACH
    assert said["installed"][0] == 0, said["installed"][1]
    assert said["checked"][0] == 1, said["checked"][1]
    assert "公开文件问题单" in printed
    assert [year for year in (2024, 2025) if f"明湖区城市管理局{year}年预算" in printed] == [2024, 2025]


def test_the_site_answers_and_is_well(gone: tuple[dict[str, Any], Path]) -> None:
    said, folder = gone

    assert [said[step][0] for step in ("migrated", "set up", "backed up")] == [0, 0, 0], said
    assert said["pages"] == [200, 200, 404]
    assert "须处理" not in said["doctor"][1], said["doctor"][1]
    assert (folder / "monday.backup").stat().st_size > 0


def test_a_folder_with_a_byte_changed_is_not_installed(bundle: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "bundle"
    shutil.copytree(bundle, damaged, copy_function=shutil.copy)
    (damaged / "settings.env").write_text("GUANTONG_DISTRICT=青石区\n", "utf-8")

    ran = subprocess.run(
        ["sh", damaged / "install.sh", "--prefix", tmp_path / "here", "--no-service"], capture_output=True, text=True, check=False
    )  # fmt: skip

    assert (ran.returncode, "文件有缺损" in ran.stderr, (tmp_path / "here").exists()) == (2, True, False)
