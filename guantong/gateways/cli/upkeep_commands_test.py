"""The doctor and an unfinished restore, as whoever keeps the server meets them at the terminal."""

from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.cli.command import main
from guantong.gateways.upkeep.looking import MARK
from tests.installation import LONGEST, Installation


def test_the_command_prints_a_line_a_thing_and_returns_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUANTONG_DATA", str(tmp_path / "data"))

    assert main(["doctor"]) == 2

    said = capsys.readouterr().out
    assert "[正常] Python：" in said
    assert "[须处理] 数据文件夹：还没有（Data folder: not there yet）" in said
    assert "→ 第一次使用" in said


@pytest.mark.parametrize(
    "command", ["migrate", "worker", "nightly", "seal-journal", "reconcile", "backup monday.backup"]
)
@pytest.mark.django_db
def test_nothing_begins_while_a_restore_has_not_ended(
    command: str, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / MARK).write_text("{}", "utf-8")

    assert main(command.split()) == 2
    assert "上一次恢复没有做完" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "sentence"),
    [("GUANTONG_PREFIX ML\n", "第 1 行应为 名称=值"), (None, "没有这个文件"), ("folder", "它是一个文件夹")],
)
def test_a_settings_file_that_cannot_be_used_is_told_in_a_sentence(
    written: str | None,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "settings.env"
    monkeypatch.setenv("GUANTONG_SETTINGS", str(path))
    monkeypatch.delenv("DEMO")
    if written == "folder":
        path.mkdir()
    elif written is not None:
        path.write_text(written, "utf-8")

    assert main(["migrate"]) == 2

    said = capsys.readouterr().err
    assert (f"设置文件 {path} 不能使用" in said, sentence in said, "没有启动" in said) == (True, True, True)


def test_a_data_folder_that_cannot_be_made_and_a_server_that_is_gone_are_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    in_a_file, no_server = (
        Installation(tmp_path / "file" / "data"),
        Installation(tmp_path / "data", "postgres://site@127.0.0.1:1/none"),
    )

    ended = [ran(one, "migrate") for one in (in_a_file, no_server)]

    assert [code for code, _ in ended] == [2, 2]
    assert "数据文件夹不能使用" in ended[0][1]
    assert "路径中有一段不是文件夹" in ended[0][1]
    assert "数据库打不开，或升级没有做完" in ended[1][1]
    assert "数据库没有改动" in ended[1][1]


def ran(at: Installation, *words: str) -> tuple[int, str]:
    """Run the command in an installation; return how it ended and what it said."""
    process = at.start("-m", "guantong.gateways.cli.command", *words)
    _, said = process.communicate(timeout=LONGEST)
    return process.returncode, said
