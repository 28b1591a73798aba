"""A folder to install from that is not whole, or not for this machine, is refused with a sentence before anything is written."""

import hashlib
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.files import ROOT

MACHINE = platform.machine()
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as `make bundle` leaves it, without what is installed from it."""
    folder = tmp_path / "bundle"
    (folder / "wheels" / MACHINE).mkdir(parents=True)
    for name in ("install.sh", "settings.env"):
        (folder / name).write_bytes((ROOT / "packaging" / name).read_bytes())
    (folder / "wheels" / "python.txt").write_text(f"{PYTHON}\n", "utf-8")
    (folder / "wheels" / MACHINE / "one.whl").write_bytes(b"one")
    return folder


def summed(folder: Path) -> None:
    """Write the sums of all that is there."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "SHA256SUMS"]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}" for path in files]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")


def another_byte(folder: Path) -> None:
    summed(folder)
    (folder / "settings.env").write_text("GUANTONG_DISTRICT=青石区\n", "utf-8")


def a_wheel_gone(folder: Path) -> None:
    summed(folder)
    (folder / "wheels" / MACHINE / "one.whl").unlink()


def of_another_machine(folder: Path) -> None:
    (folder / "wheels" / MACHINE).rename(folder / "wheels" / "loongarch64")
    summed(folder)


def not_all_fetched(folder: Path) -> None:
    (folder / "wheels" / f"missing-{MACHINE}.txt").write_text("duckdb==1.5.5\tERROR: not fetched\n", "utf-8")
    summed(folder)


def of_another_python(folder: Path) -> None:
    (folder / "wheels" / "python.txt").write_text("3.99\n", "utf-8")
    summed(folder)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (another_byte, "文件有缺损，没有安装"),
        (a_wheel_gone, "文件有缺损，没有安装"),
        (of_another_machine, f"没有 {MACHINE} 的程序库，没有安装"),
        (not_all_fetched, f"没有安装，见 wheels/missing-{MACHINE}.txt"),
        (of_another_python, "这份安装包要用 Python 3.99"),
    ],
)
def test_nothing_is_installed_and_the_script_says_why(
    bundle: Path, tmp_path: Path, damage: Callable[[Path], None], sentence: str
) -> None:
    damage(bundle)

    ran = subprocess.run(
        ["sh", bundle / "install.sh", "--prefix", tmp_path / "here", "--no-service"], capture_output=True, text=True, check=False
    )  # fmt: skip

    assert (ran.returncode, sentence in ran.stderr, (tmp_path / "here").exists()) == (2, True, False), ran.stderr
