"""What is let in, what is stopped, what stays: the rules of files by their operations."""

import json
import resource
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from guantong.apps.files import operations, store
from guantong.apps.files.models import Attachment
from guantong.apps.files.queries import files_seen_by, misfits, orphans
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_file_is_kept_once_with_both_digests_and_the_journal_says_so(world: World) -> None:
    first, second = world.attached(), world.attached(to="学校食堂", name="又一份.txt")

    assert first.sm3 == second.sm3
    assert list(store.kept()) == [first.sm3]
    entry = entries_of(first).get()
    assert json.loads(entry.text)["content"]["sm3"] == first.sm3
    assert "说明" not in entry.text
    assert list(misfits()) == list(orphans()) == list(drifted()) == []


def test_the_same_bytes_hang_on_a_thing_once(world: World) -> None:
    first = world.attached()

    with pytest.raises(BadInput, match=f"说明.txt（附件{first.pk}）"):
        world.attached(name="又一份.txt")
    operations.withdraw(file=first, reason="传错", by=world.standing("shen"), as_of=world.now)
    assert world.attached(name="又一份.txt").state == "kept"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("关于经费的请示（秘密★）.txt", b"text"), ("机 密 ★.txt", b"text"), ("绝密.csv", b"a,b"),
        ("说明.txt", "绝　密\n内容".encode()), ("说明.txt", "机 密 ☆".encode("gb18030")), ("说明.csv", "密级：秘密,1".encode()),
    ],
)  # fmt: skip
def test_a_marked_file_is_stopped_and_nothing_of_it_is_kept(world: World, files_folder: Path, name: str, content: bytes) -> None:  # fmt: skip
    with pytest.raises(operations.Stopped):
        world.attached(name=name, content=content)

    assert not files_folder.exists()
    assert not Attachment.objects.exists()
    entry = Entry.objects.filter(verb="stop").get()
    assert entry.by == "shen"
    assert set(json.loads(entry.text)["content"]) == {"to"}
    assert [mark for mark in ("请示", "机 密", "绝密", "说明") if mark in entry.text] == []


def test_a_full_disk_is_told_and_nothing_is_half_done(world: World, files_folder: Path) -> None:
    world.attached()
    entries, before = Entry.objects.count(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(BadInput, match="存储空间不足"):
            world.attached(content=b"long " * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert (Attachment.objects.count(), Entry.objects.count(), len(list(store.kept()))) == (1, entries, 1)
    assert list((files_folder / "staging").iterdir()) == []


def test_a_sealed_file_is_never_withdrawn(world: World) -> None:
    file = operations.seal(file=world.attached(), by=world.standing("shen"), as_of=world.now)

    with pytest.raises(NotAllowed, match="已封存"):
        operations.withdraw(file=file, reason="传错了", by=world.standing("shen"), as_of=world.now)

    assert Attachment.objects.get(pk=file.pk).state == "sealed"


def test_a_withdrawn_file_stays_and_its_reason_is_not_in_the_journal(world: World) -> None:
    file = operations.withdraw(file=world.attached(), reason="传错了", by=world.standing("shen"), as_of=world.now)

    assert (file.state, file.reason) == ("withdrawn", "传错了")
    assert file in files_seen_by(world.standing("shen"))
    assert "传错了" not in entries_of(file).last().text
    assert list(drifted()) == []


def test_who_may_not_attach_is_told_why(world: World) -> None:
    with pytest.raises(NotAllowed, match="“上传”由"):
        world.attached(who="lin")


def test_a_swapped_byte_and_a_lost_file_are_found(world: World) -> None:
    first, second = world.attached(), world.attached(content=b"other")
    place = store.path_of(first.sm3)
    place.chmod(0o600)
    place.write_bytes(bytes([place.read_bytes()[0] ^ 1]) + place.read_bytes()[1:])
    store.path_of(second.sm3).unlink()

    assert [(wrong.pk, wrong.what) for wrong in misfits()] == [(first.pk, "sm3"), (second.pk, "missing")]


def test_bytes_whose_transaction_failed_are_orphans_until_swept(world: World) -> None:
    class Failed(Exception):
        pass

    with pytest.raises(Failed), transaction.atomic():
        world.attached()
        raise Failed

    assert len(list(orphans())) == 1
    assert operations.sweep(as_of=world.now - timedelta(days=400)) == 0
    assert operations.sweep(as_of=world.now + timedelta(days=400)) == 1
    assert list(orphans()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [("../../etc/说明.txt", "说明.txt"), ("C:\\文件\\说明.txt", "说明.txt"), ("说明\u202etxt.exe.txt", "说明txt.exe.txt"), ("长" * 300 + ".txt", "长" * 115 + "….txt")],
)  # fmt: skip
def test_a_name_is_kept_without_folders_and_hidden_characters(world: World, given: str, kept: str) -> None:
    assert world.attached(name=given).name == kept


def test_a_file_that_is_too_large_is_told_how_large(world: World) -> None:
    with pytest.raises(BadInput, match="33 MiB，超过 32 MiB"):
        world.attached(content=b"x" * (operations.LARGEST + 1))
