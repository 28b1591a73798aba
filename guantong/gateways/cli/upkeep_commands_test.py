"""The doctor and an unfinished restore, as whoever keeps the server meets them at the terminal."""

from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.cli.command import main
from guantong.gateways.upkeep.looking import MARK


def test_the_command_prints_a_line_a_thing_and_returns_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUANTONG_DATA", str(tmp_path / "data"))

    assert main(["doctor"]) == 2

    said = capsys.readouterr().out
    assert "[正常] Python：" in said
    assert "[须处理] 数据文件夹：还没有（Data folder: not there yet）" in said
    assert "→ 第一次使用" in said


@pytest.mark.parametrize("verb", ["migrate", "worker", "nightly"])
@pytest.mark.django_db
def test_nothing_begins_while_a_restore_has_not_ended(
    verb: str, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / MARK).write_text("{}", "utf-8")

    assert main([verb]) == 2
    assert "上一次恢复没有做完" in capsys.readouterr().err
