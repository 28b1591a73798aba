"""The doctor at a real installation: well, without a folder, with a row changed behind the journal."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from guantong.apps.journal.operations import record, seal
from guantong.domain.words import Words
from guantong.gateways.clock import now
from guantong.gateways.site.keys import sealing_key
from guantong.gateways.upkeep.ailments import Finding
from guantong.gateways.upkeep.looking import MARK, findings, in_short, worst
from tests.world import NOON, World


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


@pytest.mark.skipif(os.geteuid() != 0, reason="not run: only root gives a file to another user")
def test_what_is_another_users_is_named_and_so_is_a_key_that_others_read(tmp_path: Path) -> None:
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "keys").mkdir()
    for name in ("files/ab/own", "keys/seal"):
        (tmp_path / name).write_bytes(b"")
    os.chown(tmp_path / "files" / "ab" / "own", 65534, 65534)
    (tmp_path / "keys" / "seal").chmod(0o640)  # the group is others too

    found = by_name(tmp_path)

    assert (found["文件的归属"].state, "1 项属于别的用户：files/ab/own" in found["文件的归属"].says.zh) == ("ill", True)
    assert (found["密钥和设置的权限"].state, "keys/seal" in found["密钥和设置的权限"].says.zh) == ("ill", True)


@pytest.mark.django_db
def test_the_last_seal_is_told_in_the_districts_time(world: World, tmp_path: Path) -> None:
    night = NOON + timedelta(hours=13)  # one o'clock; in Greenwich it is still the day before
    seal(journal=settings.DISTRICT, key=sealing_key(settings.DATA), as_of=night)
    assert world.people

    assert f"{night:%Y-%m-%d}" in by_name(tmp_path)["日封"].says.zh


@pytest.mark.django_db
def test_a_clock_that_went_back_is_seen_at_the_last_entry(world: World, tmp_path: Path) -> None:
    tomorrow = now() + timedelta(days=1)
    record(by=world.standing("xi"), as_of=tomorrow, room="journal", verb="noted", says=Words("记事", "noted"))

    found = by_name(tmp_path)["时钟"]

    assert (found.state, f"早于最后一条留痕 {tomorrow:%Y-%m-%d %H:%M}" in found.says.zh) == ("ill", True)


@pytest.mark.django_db
def test_a_database_of_a_later_program_is_named(tmp_path: Path) -> None:
    MigrationRecorder(connection).record_applied("years", "9999_of_a_later_program")

    found = by_name(tmp_path)

    assert (list(found)[-1], found["数据库版本"].state) == ("数据库版本", "ill")
    assert "数据库比程序新：years.9999_of_a_later_program" in found["数据库版本"].says.zh


def test_nothing_further_is_looked_at_while_a_restore_has_not_ended(tmp_path: Path) -> None:
    (tmp_path / MARK).write_text("{}", "utf-8")

    found = by_name(tmp_path)

    assert (list(found)[-1], found["恢复"].state) == ("恢复", "ill")


def test_a_settings_file_with_a_slip_ends_the_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.env"
    path.write_text("GUANTONG_PREFIX ML\n", "utf-8")
    monkeypatch.setenv("GUANTONG_SETTINGS", str(path))

    found = by_name(tmp_path)

    assert (list(found)[-1], found["设置文件"].state) == ("设置文件", "ill")


@pytest.mark.parametrize(
    ("states", "code", "says"),
    [
        (["well"], 0, "一切正常"),
        (["well", "unknown"], 0, "没有发现问题，1 项未检查"),
        (["mind", "well"], 1, "可以使用，请看“注意”"),
        (["ill", "mind"], 2, "有须处理的问题"),
    ],
)
def test_it_ends_with_the_worst_and_calls_nothing_well_that_was_not_looked_at(
    states: list[str], code: int, says: str
) -> None:
    said = Words("甲", "A")
    found = [Finding(said, state, said) for state in states]  # type: ignore[arg-type]

    assert (worst(found), in_short(found).zh) == (code, says)
