"""The practice area has its own database and keys; wiping it never touches the installation beside it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guantong.domain.words import Words
from guantong.gateways.cli.practice_commands import FOLDER, MARK, apart, installation, prepare, wipe


def beside(tmp_path: Path) -> Path:
    (tmp_path / "guantong.sqlite3").write_bytes(b"production")
    return tmp_path / FOLDER


def test_it_is_turned_away_from_the_installations_database_and_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "GUANTONG_SEAL_KEY", "GUANTONG_EXCHANGE_KEY"):
        monkeypatch.setenv(name, "production")
    monkeypatch.setenv("LANG", "C.UTF-8")

    assert (apart().keys() & {"DATABASE_URL", "GUANTONG_SEAL_KEY", "GUANTONG_EXCHANGE_KEY"}, apart()["LANG"]) == (
        set(),
        "C.UTF-8",
    )


def test_it_stands_beside_the_installation_that_the_settings_file_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings.env"
    settings.write_text(f"GUANTONG_DATA={tmp_path}/data\n")
    monkeypatch.delenv("GUANTONG_DATA", raising=False)
    monkeypatch.setenv("GUANTONG_SETTINGS", str(settings))

    assert installation() == tmp_path / "data"


def test_wiping_leaves_the_installation_as_it_is(tmp_path: Path) -> None:
    folder = beside(tmp_path)
    prepare(folder)
    (folder / "guantong.sqlite3").write_bytes(b"practice")

    assert wipe(folder) is None

    assert (folder.exists(), (tmp_path / "guantong.sqlite3").read_bytes()) == (False, b"production")


@pytest.mark.parametrize("do", [prepare, wipe])
def test_a_folder_that_is_no_practice_area_is_left_alone(tmp_path: Path, do: Callable[[Path], Words | None]) -> None:
    folder = beside(tmp_path)
    folder.mkdir()
    (folder / "guantong.sqlite3").write_bytes(b"somebody's")

    why = do(folder)

    assert why is not None
    assert ("没有改动" in why.zh, (folder / "guantong.sqlite3").read_bytes()) == (True, b"somebody's")


def test_a_link_to_elsewhere_is_not_wiped(tmp_path: Path) -> None:
    folder = beside(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / MARK).write_text("x")
    folder.symlink_to(tmp_path / "elsewhere")

    assert wipe(folder) is not None
    assert (tmp_path / "elsewhere" / MARK).is_file()


def test_the_folder_itself_says_that_it_is_one_whatever_the_environment_says(tmp_path: Path) -> None:
    folder = beside(tmp_path)
    asked = "from guantong.gateways.site import settings as s; print(s.PRACTICE, s.INSTANCE, s.DATABASES['default']['NAME'])"

    def told(data: Path) -> str:
        env = {**os.environ, "GUANTONG_DATA": str(data), "DATABASE_URL": "postgres://production/x"}
        return subprocess.run([sys.executable, "-c", asked], env=env, check=True, capture_output=True, text=True).stdout

    prepare(folder)

    assert told(folder).split() == ["True", "明湖区内网·演练", str(folder / "guantong.sqlite3")]
    assert told(tmp_path).split() == ["False", "明湖区内网", "x"]
