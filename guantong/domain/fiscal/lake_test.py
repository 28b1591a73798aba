"""The table of facts: once however often asked, and safe before anybody says so."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guantong.domain.fiscal.facts import Fact
from guantong.domain.fiscal.lake import Lake

Seen = dict[str, int]


def fact(part: str, fen: int) -> Fact:
    return Fact(
        part,
        "expenditure",
        "表一",
        1,
        "",
        3,
        "合计",
        "total",
        "201",
        "支出",
        1,
        "",
        False,
        "元",
        fen,
        100,
        "",
        "",
        str(fen),
    )


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """What was made safe, by path, and how large it was then."""
    seen: Seen = {}
    real: Callable[[int], None] = os.fsync

    def fsync(opened: int) -> None:
        seen[os.readlink(f"/proc/self/fd/{opened}")] = os.fstat(opened).st_size
        real(opened)

    monkeypatch.setattr(os, "fsync", fsync)
    return seen


def everything(folder: Path) -> set[str]:
    """Every file and folder of the table, and the folder it stands in."""
    table = folder / "facts"
    return {str(folder), str(table), *(str(path) for path in table.rglob("*"))}


def test_facts_are_there_once_however_often_they_are_written(tmp_path: Path) -> None:
    lake = Lake(tmp_path)

    versions = [lake.append("1-a", [fact("1-a.0", 5), fact("1-a.0", 7)]) for _ in range(3)]

    assert lake.controls(versions[-1], ["1-a.0"]) == {"1-a.0": (2, 12)}
    assert len(set(versions)) == 1


def test_every_file_and_folder_is_safe_before_the_writer_is_told_that_it_is(tmp_path: Path, synced: Seen) -> None:
    Lake(tmp_path).append("1-a", [fact("1-a.0", 5)])

    assert everything(tmp_path) - set(synced) == set()
    assert {path: os.path.getsize(path) for path in synced if os.path.isfile(path)} == {
        path: size for path, size in synced.items() if os.path.isfile(path)
    }


def test_a_second_attempt_makes_safe_what_the_first_may_have_left_unsafe(tmp_path: Path, synced: Seen) -> None:
    lake = Lake(tmp_path)
    lake.append("1-a", [fact("1-a.0", 5)])
    synced.clear()  # as if the first had died before

    lake.append("1-a", [fact("1-a.0", 5)])

    assert everything(tmp_path) - set(synced) == set()


def test_of_a_long_table_only_what_is_new_and_what_it_follows_is_made_safe(tmp_path: Path, synced: Seen) -> None:
    lake = Lake(tmp_path)
    for at in range(4):
        lake.append(f"{at}-a", [fact(f"{at}-a.0", at)])
    synced.clear()

    lake.append("9-a", [fact("9-a.0", 9)])

    assert sorted(Path(path).name for path in synced if path.endswith(".json")) == [f"{n:020}.json" for n in (4, 5)]
    assert len([path for path in synced if path.endswith(".parquet")]) == 2


def test_a_checkpoint_is_made_safe_with_its_commit(tmp_path: Path, synced: Seen) -> None:
    lake = Lake(tmp_path)
    for at in range(101):
        lake.append(f"{at}-a", [fact(f"{at}-a.0", at)])

    made = {path for path in everything(tmp_path) if "checkpoint" in path}
    assert (len(made) >= 2, made - set(synced)) == (True, set())
