"""Arguments are understood or refused with a sentence; help speaks Chinese first."""

import re
from pathlib import Path

import pytest

from guantong.gateways.cli.arguments import parsed


@pytest.mark.parametrize("verb", ["check", "rules", "demo"])
def test_every_line_of_help_has_chinese_before_english(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parsed([verb, "--help"])

    help_ = capsys.readouterr().out
    entries = re.split(r"\n(?=  \S)", help_.partition("选项 options:")[2])[1:]
    assert len(entries) >= 2
    assert [entry for entry in entries if not re.search(r"[\u4e00-\u9fff].*·", entry, re.DOTALL)] == []


@pytest.mark.parametrize("arguments", [["check", ""], ["check", "a.pdf", "--json", ""], ["demo", "--out", " "]])
def test_an_empty_name_is_refused_and_never_the_current_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parsed(arguments)

    assert ended.value.code == 2
    assert "名称是空的" in capsys.readouterr().err


def test_a_file_whose_name_begins_with_a_dash_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-预算.pdf").write_bytes(b"")

    assert parsed(["check", "-预算.pdf", "--json"]).paths == [Path("-预算.pdf")]


def test_what_is_no_option_is_refused_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parsed(["check", "a.pdf", "--jsn"])

    assert ended.value.code == 2
    assert "参数有误 not understood" in capsys.readouterr().err
