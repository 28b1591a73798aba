"""Ten damaged backups, each refused with a sentence, and nothing changed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from guantong.apps.journal.operations import seal
from guantong.gateways.cli.command import main
from guantong.gateways.site.keys import sealing_key
from guantong.gateways.upkeep import locked_box
from guantong.gateways.upkeep.backing_up import back_up
from guantong.gateways.upkeep.inventory import Inventory, packing, unpacked
from guantong.gateways.upkeep.locked_box import NotOpened
from guantong.gateways.upkeep.restoring import read_through, restore
from tests.world import NOON, World

pytestmark = pytest.mark.django_db(transaction=True)
WORD, OTHER = "青石桥下有四条鱼慢慢游过".encode(), "青石桥下有五条鱼慢慢游过".encode()
COST = 10
Members = dict[str, bytes]
Change = Callable[[Members, Inventory], Inventory]


@pytest.fixture
def backup(world: World, tmp_path: Path, settings: Any) -> Path:
    """A whole backup of a small installation with two files and a record."""
    settings.FILES, settings.LAKE, settings.RECORDS = (tmp_path / name for name in ("files", "lake", "records"))
    for name, content in {"files/aa/aa1": b"one", "files/bb/bb2": b"two", "records/t/p.parquet": b"P"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    seal(journal=settings.DISTRICT, key=sealing_key(settings.DATA), as_of=NOON)
    assert world.people
    return back_up(tmp_path / "whole.backup", WORD, as_of=NOON, cost=COST).path


def stands(tmp_path: Path) -> tuple[Any, ...]:
    """Return every byte and every row that a restore would touch."""
    files = {
        p: p.read_bytes() for name in ("files", "lake", "records") for p in (tmp_path / name).rglob("*") if p.is_file()
    }
    rows = [list(one._base_manager.order_by("pk").values_list()) for one in apps.get_models(include_auto_created=True)]
    left = sorted(
        path.name for path in Path(settings.DATA).iterdir() if path.name[0] == "." or path.name == "restoring"
    )
    return files, hashlib.sha256(repr(rows).encode()).hexdigest(), left


def packed_anew(whole: Path, change: Change, *, listed: bool = True) -> bytes:
    """Return the backup packed again under its own passphrase, changed as somebody who knows it could."""
    folder = whole.with_suffix(".opened")
    folder.mkdir()
    said = unpacked(whole, WORD, folder)
    members = {name: (folder / name).read_bytes() for name in said.members}
    shutil.rmtree(folder)
    inventory = change(members, said)
    out = whole.with_suffix(".damaged")
    with out.open("wb") as below, packing(below, WORD, COST) as pack:
        for name, content in members.items():
            pack.add(name, content)
        if listed:
            pack.finish(inventory)
    return out.read_bytes()


def missing(members: Members, said: Inventory) -> Inventory:
    del members["files/aa/aa1"]
    return said


def extra(members: Members, said: Inventory) -> Inventory:
    members["files/cc/cc3"] = b"three"
    return said


def swapped(members: Members, said: Inventory) -> Inventory:
    members["files/aa/aa1"], members["files/bb/bb2"] = members["files/bb/bb2"], members["files/aa/aa1"]
    return said


def older(_: Members, said: Inventory) -> Inventory:
    return replace(said, migrations=said.migrations[:-1], program="0.0.9")


def newer(_: Members, said: Inventory) -> Inventory:
    return replace(said, migrations=(*said.migrations, "years.9999_later"), program="9.0")


def traversing(members: Members, said: Inventory) -> Inventory:
    members["files/../../outside"] = b"!"
    return replace(said, members={**said.members, "files/../../outside": (1, hashlib.sha256(b"!").hexdigest())})


def forged(members: Members, said: Inventory) -> Inventory:
    lines = members["journal/lines.jsonl"].replace(b"installer", b"somebody_", 1).replace(b"\n", b" \n", 1)
    members["journal/lines.jsonl"] = lines
    return replace(
        said, members={**said.members, "journal/lines.jsonl": (len(lines), hashlib.sha256(lines).hexdigest())}
    )


DAMAGED: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "truncated": (lambda whole: whole.read_bytes()[:-1], "已损坏"),
    "a bit flipped": (lambda whole: _flipped(whole.read_bytes()), "已损坏"),
    "a member missing": (lambda whole: packed_anew(whole, missing), "“files/aa/aa1”与清单不符"),
    "a member more": (lambda whole: packed_anew(whole, extra), "“files/cc/cc3”与清单不符"),
    "two members exchanged": (lambda whole: packed_anew(whole, swapped), "“files/aa/aa1”与清单不符"),
    "of an earlier version": (lambda whole: packed_anew(whole, older), "较早的版本（0.0.9）"),
    "of a later version": (lambda whole: packed_anew(whole, newer), "更新的版本（9.0）"),
    "a name that leads out": (lambda whole: packed_anew(whole, traversing), "不该有的名称“files/../../outside”"),
    "a journal that was rewritten": (lambda whole: packed_anew(whole, forged), "留痕与日封不符"),
    "no list": (lambda whole: packed_anew(whole, lambda _, said: said, listed=False), "没有清单"),
    "empty": (lambda _: b"", "不是贯通的备份文件"),
    "of a later form": (lambda whole: whole.read_bytes().replace(b'"format": 1', b'"format": 2', 1), "更新版本的程序"),
}


def _flipped(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :]


@pytest.mark.parametrize(("damage", "sentence"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_backup_is_refused_with_a_sentence_and_nothing_changes(
    backup: Path, tmp_path: Path, damage: Callable[[Path], bytes], sentence: str
) -> None:
    damaged = tmp_path / "damaged"
    damaged.write_bytes(damage(backup))
    before = stands(tmp_path)

    with pytest.raises(NotOpened) as refused:
        restore(damaged, WORD, over=settings.DISTRICT)

    assert sentence in refused.value.words.zh
    assert refused.value.words.en
    assert stands(tmp_path) == before
    assert not (tmp_path / "outside").exists()


def test_another_passphrase_is_refused(backup: Path, tmp_path: Path) -> None:
    before = stands(tmp_path)

    with pytest.raises(NotOpened, match="口令不对"):
        restore(backup, OTHER, over=settings.DISTRICT)

    assert stands(tmp_path) == before


@pytest.mark.parametrize("over", ["", "青石区"])
def test_a_place_with_data_in_it_is_refused_without_the_word(backup: Path, tmp_path: Path, over: str) -> None:
    before = stands(tmp_path)

    with pytest.raises(NotOpened, match="已有数据"):
        restore(backup, WORD, over=over)

    assert stands(tmp_path) == before


def test_the_whole_one_is_proved_without_touching_anything(backup: Path, tmp_path: Path) -> None:
    before = stands(tmp_path)

    said = read_through(backup, WORD)

    assert {"files/aa/aa1", "records/t/p.parquet", "journal/head.json"} <= said.members.keys()
    assert stands(tmp_path) == before


def test_nothing_of_it_is_readable_without_the_passphrase(backup: Path) -> None:
    head, _, rest = backup.read_bytes()[len(locked_box.MAGIC) :].partition(b"\n")

    assert sorted(json.loads(head)) == ["cipher", "cost", "format", "kdf", "salt", "start"]
    assert "沈经办".encode() not in rest


def test_the_command_takes_the_passphrase_from_a_file_and_says_what_it_did(
    world: World, records_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.people and records_folder
    word = tmp_path / "word"
    word.write_text(WORD.decode() + "\n", "utf-8")
    (tmp_path / "out").mkdir()

    assert main(["backup", str(tmp_path / "out"), "--passphrase-file", str(word)]) == 0
    (written,) = (tmp_path / "out").iterdir()
    assert main(["restore", str(written), "--check", "--passphrase-file", str(word)]) == 0
    word.write_text("太短\n", "utf-8")
    assert main(["restore", str(written), "--passphrase-file", str(word)]) == 2

    said = capsys.readouterr()
    assert f"已备份并读回核对：{written}" in said.out
    assert "核对无误" in said.out
    assert "口令至少 12 个字" in said.err
    assert written.stat().st_mode & 0o777 == 0o600
