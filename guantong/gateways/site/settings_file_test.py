"""The settings file says what the environment does not, and says which line is wrong."""

from pathlib import Path

import pytest

from guantong.gateways.site.settings_file import apply, place, read

WRITTEN = '# 明湖区\nGUANTONG_DISTRICT="明湖区"\n\nGUANTONG_PREFIX = ML\nGUANTONG_HOSTS=\nPATH=/nowhere\n'


def written(folder: Path, text: str = WRITTEN) -> Path:
    path = folder / "settings.env"
    path.write_text(text, "utf-8")
    return path


def test_names_and_values_are_read_with_and_without_quotes(tmp_path: Path) -> None:
    found = read(written(tmp_path))

    assert found == {
        "GUANTONG_DISTRICT": "明湖区", "GUANTONG_PREFIX": "ML", "GUANTONG_HOSTS": "", "PATH": "/nowhere",
    }  # fmt: skip


def test_the_environment_wins_and_only_known_names_are_taken(tmp_path: Path) -> None:
    environment = {"GUANTONG_SETTINGS": str(written(tmp_path)), "GUANTONG_PREFIX": "QS"}

    apply(environment)

    assert environment == {
        "GUANTONG_SETTINGS": str(tmp_path / "settings.env"), "GUANTONG_PREFIX": "QS", "GUANTONG_DISTRICT": "明湖区",
    }  # fmt: skip


def test_a_demo_reads_no_file(tmp_path: Path) -> None:
    environment = {"GUANTONG_SETTINGS": str(written(tmp_path)), "DEMO": "1"}

    apply(environment)

    assert "GUANTONG_DISTRICT" not in environment


def test_no_file_is_wanted_where_the_name_is_empty() -> None:
    assert place({"GUANTONG_SETTINGS": ""}) is None


def test_a_line_that_sets_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="第 2 行"):
        read(written(tmp_path, "# 设置\nGUANTONG_PREFIX ML\n"))
