"""The verbs of files: attach, seal, withdraw, hand out; what bears a secrecy mark is stopped and nothing of it kept (文件)."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.db import transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.practice import practised
from guantong.apps.components.search import searchable
from guantong.apps.files import store
from guantong.apps.files.examining import Examined, examiner
from guantong.apps.files.models import Attachment
from guantong.apps.files.queries import level_seen_by, orphans
from guantong.apps.files.workflow import FILE
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import erase_ties, record
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sha256, sm3
from guantong.domain.secrecy import Level, mark_in
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

LARGEST = 32 << 20
"""A scanned report of 100 pages has 10 to 20 MiB."""


class Stopped(Exception):
    """The file bears a secrecy mark: nothing of it was kept, the fact is in the journal."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """A file past the gate: its bytes stand safe, no row names it yet."""

    name: str
    path: str
    level: Level
    found: Examined
    kept: str
    given: str


def attach(
    *, to: Journaled, path: str, name: str, content: bytes, level: Level, by: Standing, as_of: datetime
) -> Attachment:
    """Hang a file on the thing `to`, which belongs to the organisation at `path`.

    Raises BadInput at `file` with what to do, also when it hangs there already, or Stopped after its entry was written: a caller in a transaction of its own lets that
    commit. The bytes stand safe before row and entry are written together; a crash in between leaves bytes nobody sees.
    """
    FILE.demand("attach", by, NEW, path)
    there = Attachment.objects.filter(level_seen_by(by), key=to.journal_key, given_sm3=sm3(content))
    if twin := there.exclude(state="withdrawn").first():
        raise BadInput({"file": _HANGS.filled(name=twin.name, number=twin.pk)})
    file = let_in(to=to.journal_key, path=path, name=name, content=content, level=level, by=by, as_of=as_of)
    with transaction.atomic():
        row = hang(file=file, to=to, by=by, as_of=as_of)
    crashpoint("files.committed")
    return row


def let_in(
    *, to: str, path: str, name: str, content: bytes, level: Level, by: Standing, as_of: datetime,
    wanted: Callable[[Examined], None] = lambda _found: None, look: Callable[[bytes, str], Examined] | None = None,
    demanded: bool = False,
) -> LetIn:  # fmt: skip
    """Let a file through the gate and put its bytes in their place; `hang` then gives them a row.

    For a room whose thing begins with its file: thing, row and entries are written in one transaction, after the long looking.
    `wanted` raises BadInput for what the room cannot use: it is asked before anything is kept. `look` looks at content and name in
    place of the examiner, for a room whose own reader knows more kinds of files, and is as careful. `demanded` says that the room
    has demanded a verb of its own, of people who hang no files elsewhere: a deputy's photo.
    """
    if not demanded:
        FILE.demand("attach", by, NEW, path)
    name = _plain(name)
    if len(content) > LARGEST:
        raise BadInput({"file": too_large(len(content))})
    if mark_in(name):
        _stop(to, path, by, as_of)
    found = look(content, name) if look else examiner().examine(content, PurePath(name).suffix)
    if mark_in(found.text):
        _stop(to, path, by, as_of)
    if practised(found.text) and not settings.PRACTICE:
        raise BadInput({"file": _PRACTISED})
    wanted(found)
    try:
        kept = store.keep(found.content)
    except OSError as error:
        raise BadInput({"file": _NO_ROOM}) from error
    return LetIn(name, path, level, found, kept, sm3(content))


def hang(*, file: LetIn, to: Journaled, by: Standing, as_of: datetime) -> Attachment:
    """Write the row and the entry of a file that was let in, in the transaction of the thing it hangs on."""
    level, found = file.level, file.found
    row = Attachment.objects.create(
        key=to.journal_key, path=file.path, name=file.name, kind=found.kind, level=level.value, size=len(found.content),
        pages=found.pages, sm3=file.kept, sha256=sha256(found.content), given_sm3=file.given, brought_by=by.person,
        brought_at=as_of, search=searchable(file.name),
    )  # fmt: skip
    crashpoint("files.row_written")
    record(
        by=by, as_of=as_of, room="files", verb="attach", path=file.path, of=row,
        says=Words(f"上传附件（{level.words.zh}，{found.kind}）", f"attached a file ({level.words.en}, {found.kind})"),
        content={"to": to.journal_key, "sm3": row.sm3, "sha256": row.sha256, "size": row.size, "given": row.given_sm3},
    )  # fmt: skip
    crashpoint("files.journaled")
    return row


@transaction.atomic
def seal(*, file: Attachment, by: Standing, as_of: datetime) -> Attachment:
    """Seal a file as evidence: it can no longer be withdrawn, a later version is a new file."""
    return _move(file, "seal", by, as_of)


@transaction.atomic
def withdraw(*, file: Attachment, reason: str, by: Standing, as_of: datetime) -> Attachment:
    """Withdraw a file with the reason; it stays, marked."""
    return _move(file, "withdraw", by, as_of, reason=reason)


@transaction.atomic
def regrade(*, file: Attachment, level: str, by: Standing, as_of: datetime) -> Attachment:
    """Change the level of a file."""
    return _move(file, "regrade", by, as_of, level=Level(level).value)


def hand_out(*, file: Attachment, by: Standing, as_of: datetime) -> None:
    """Note that a file is about to be handed out; of a sensitive one it is recorded before it leaves."""
    if file.level == Level.SENSITIVE:
        with transaction.atomic():
            record(
                by=by, as_of=as_of, room="files", verb="download", path=file.path, of=file,
                says=Words("下载敏感附件", "downloaded a sensitive file"), content={"sm3": file.sm3},
            )  # fmt: skip


@transaction.atomic
def let_go(*, file: Attachment, by: Standing, as_of: datetime) -> None:
    """Let a file of a resident go whose author asked for it: its row and what tied the journal to it; the bytes go with the next sweep.

    The room whose thing it hangs on has demanded its own verb. Raises BadInput for a sealed one: evidence stays.
    """
    if file.state == "sealed":
        raise BadInput({"": _SEALED})
    erase_ties(of=file, by=by, as_of=as_of, path=file.path)
    file.delete()


def sweep(*, as_of: datetime) -> int:
    """Clear what a crash left behind: staged files of dead processes, old bytes that no row names; returns how many."""
    return store.clear_staging() + store.remove_old(set(orphans()), as_of)


def too_large(size: int) -> Words:
    """Return what is said of a file that is too large."""
    return _TOO_LARGE.filled(size=-(-size // (1 << 20)), limit=LARGEST >> 20)


def _move(file: Attachment, verb: str, by: Standing, as_of: datetime, **changes: str) -> Attachment:
    row = Attachment.objects.select_for_update().get(pk=file.pk)
    row.state = FILE.demand(verb, by, row.state, row.path)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    words = FILE.row(verb).words
    record(
        by=by, as_of=as_of, room="files", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}附件", f"{words.en}: a file"), content={"sm3": row.sm3, "state": row.state, "level": row.level},
    )  # fmt: skip
    return row


def _stop(to: str, path: str, by: Standing, as_of: datetime) -> None:
    with transaction.atomic():
        record(
            by=by, as_of=as_of, room="files", verb="stop", path=path, content={"to": to},
            says=Words("拦截带密级标志的文件，未保存任何内容", "stopped a file with a secrecy mark; nothing was kept"),
        )  # fmt: skip
    raise Stopped


def _plain(name: str) -> str:
    """The name without folders and without characters nobody sees, its ending kept however long it is."""
    seen = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))
    plain = PurePath(seen.replace("\\", "/")).name.strip() or "未命名"
    path = PurePath(plain)
    return plain if len(plain) <= 120 else f"{path.stem[: 119 - len(path.suffix)]}…{path.suffix}"[-120:]


_SEALED = Words("照片已作为证据封存，不能清除", "the photo is sealed as evidence and stays")
_TOO_LARGE = Words(
    "文件有 {size} MiB，超过 {limit} MiB。请按章节拆分，或降低扫描分辨率后再上传",
    "the file has {size} MiB, more than {limit} MiB. Split it by chapter, or scan it at a lower resolution",
)
_HANGS = Words(
    "同样内容的文件已经在这里：{name}（附件{number}），不用再传",
    "the same file hangs here already: {name} (attachment {number})",
)
_PRACTISED = Words(
    "这是演练区做出的文件（印有“演练件，不具效力”），正式系统不接收。请用正式系统里的那一份",
    "this file was made in the practice area and bears its stamp: bring the one that was made here",
)
_NO_ROOM = Words(
    "存储空间不足或不可写，文件没有保存，其他内容没有改动。请告知系统管理员后再试",
    "no room to keep the file, or it cannot be written; nothing was changed. Tell the system administrator and try again",
)
