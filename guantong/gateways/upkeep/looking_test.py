"""The doctor at a real installation: well, without a folder, with a row changed behind the journal."""

from pathlib import Path

import pytest
from django.db import connection

from guantong.domain.words import Words
from guantong.gateways.upkeep.ailments import Finding
from guantong.gateways.upkeep.looking import findings, worst
from tests.world import World


def by_name(data: Path) -> dict[str, Finding]:
    return {finding.name.zh: finding for finding in findings(data=data)}


@pytest.mark.django_db
def test_an_installation_that_is_well_is_found_so(world: World, tmp_path: Path) -> None:
    found = by_name(tmp_path)

    assert world.people
    assert {name: found[name].state for name in ("Python", "Django", "程序库", "SQLite", "留痕", "附件", "数据库版本", "文件检查")} == dict.fromkeys(
        ("Python", "Django", "程序库", "SQLite", "留痕", "附件", "数据库版本", "文件检查"), "well"
    )  # fmt: skip
    assert found["时钟"].state in ("well", "mind", "ill")  # the world's noon is a day of its own


@pytest.mark.django_db
def test_a_row_changed_behind_the_journal_is_named(world: World, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actors_person SET name = '别人' WHERE username = 'shen'")

    found = by_name(tmp_path)["留痕"]

    assert (found.state, f"actors.person/{world.people['shen'].pk}：changed" in found.says.zh) == ("ill", True)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    found = by_name(tmp_path / "data")

    assert list(found)[-1] == "数据文件夹"  # nothing further is looked at
    assert found["数据文件夹"].state == "ill"
    assert list(tmp_path.iterdir()) == []


def test_a_settings_file_with_a_slip_ends_the_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.env"
    path.write_text("GUANTONG_PREFIX ML\n", "utf-8")
    monkeypatch.setenv("GUANTONG_SETTINGS", str(path))

    found = by_name(tmp_path)

    assert (list(found)[-1], found["设置文件"].state) == ("设置文件", "ill")


@pytest.mark.parametrize(
    ("states", "code"), [([], 0), (["well", "unknown"], 0), (["mind", "well"], 1), (["ill", "mind"], 2)]
)
def test_the_exit_code_is_that_of_the_worst(states: list[str], code: int) -> None:
    said = Words("甲", "A")

    assert worst([Finding(said, state, said) for state in states]) == code  # type: ignore[arg-type]
