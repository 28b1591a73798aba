"""Bringing a backup back: into an empty place, or over what is there with an explicit word; all of it or nothing (恢复).

Everything is read and proved in a folder of its own first. Then a note says what is about to be moved, the moves are made, the rows are
written in one transaction, and the note goes. Whoever finds the note puts everything back: the power may fail at any moment.
"""

import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.domain.words import Words
from guantong.gateways.upkeep.inventory import DATABASE, FOLDERS, KEYS, LINES, SETTINGS, TABLES, Inventory, unpacked
from guantong.gateways.upkeep.locked_box import NotOpened
from guantong.gateways.upkeep.looking import MARK
from guantong.gateways.upkeep.upgrading import Whole, expected

_BEFORE = "replaced"
"""What stood there before is kept beside until the restore has ended."""
SETTINGS_BROUGHT = "settings-of-the-backup.env"
"""The settings file is laid beside, not in place: another machine has another folder and another database."""
_UNFINISHED_WRITE = f"{DATABASE}-journal"
"""SQLite's own: left by a crash, it would be rolled back into the database that comes in."""


def read_through(path: Path, passphrase: bytes) -> Inventory:
    """Prove a backup without restoring it; raises NotOpened."""
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.DATA) as folder:
        return unpacked(path, passphrase, Path(folder))


def restore(path: Path, passphrase: bytes, *, over: str = "") -> Inventory:
    """Bring the backup at `path` back and return its list; `over` is the district's name where something is to be replaced.

    Raises NotOpened with nothing changed: a backup that is not whole, of another version or another kind of database, a place that is not
    empty without the word. What it replaces goes when all is done.
    """
    data = Path(settings.DATA)
    put_back(data)
    if occupied() and (not over or over != settings.DISTRICT):
        raise NotOpened(_OCCUPIED.filled(word=settings.DISTRICT))
    staged = Path(tempfile.mkdtemp(prefix=".restore-", dir=data))
    try:
        inventory = unpacked(path, passphrase, staged)
        _demand_fitting(inventory, staged)
        _keep_other_keys(data / KEYS, staged / KEYS)
        _exchange(data, staged, inventory)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return inventory


def occupied() -> bool:
    """True where the place holds anything that people made: rows of the journal, or bytes in a folder."""
    if any(path.is_file() for name in FOLDERS for path in _home(name).rglob("*")):
        return True
    try:
        with connection.cursor() as cursor:
            if "journal_entry" not in connection.introspection.table_names(cursor):
                return False
            cursor.execute("SELECT EXISTS (SELECT 1 FROM journal_entry)")
            return bool(cursor.fetchone()[0])
    except DatabaseError:  # a file that is no database any more was one
        if connection.vendor != "sqlite":
            raise
        return True


def settings_brought() -> Path:
    """Return where the settings file of a backup is laid, to be compared with the one in use."""
    return _home(SETTINGS)


def put_back(data: Path) -> bool:
    """End a restore that was broken off: everything back, unless its rows were already committed; True where there was one."""
    for left in data.glob(".restore-*"):
        _remove(left)
    note = data / MARK
    if not note.exists():
        _remove(data / _BEFORE)  # of a restore that ended
        return False
    said = json.loads(note.read_text("utf-8"))
    if not _arrived(said):
        _undo(data, said)
    _done(data)
    return True


def _exchange(data: Path, staged: Path, inventory: Inventory) -> None:
    names = [*FOLDERS, KEYS, SETTINGS, *((_UNFINISHED_WRITE, DATABASE) if inventory.vendor == "sqlite" else ())]
    connection.close()
    said = {
        "names": names, "new": [name for name in names if not _home(name).exists()],
        "moved": False, "entries": inventory.entries, "last": _last_line(staged / LINES),
    }  # fmt: skip
    (data / _BEFORE).mkdir(mode=0o700)
    _write(data / MARK, json.dumps(said, ensure_ascii=False))
    try:
        if inventory.vendor == "postgresql":
            with transaction.atomic():
                _rows(staged / TABLES, inventory)
                _move(data, staged, said)
        else:
            _move(data, staged, said)
    except BaseException:
        _undo(data, said)
        _done(data)
        raise
    crashpoint("restore.arrived")
    _done(data)


def _undo(data: Path, said: dict[str, Any]) -> None:
    connection.close()
    for name in reversed(said["names"]):
        home, before = _home(name), data / _BEFORE / name
        if before.exists():
            _remove(home)
            os.replace(before, home)
        elif name in said["new"]:
            _remove(home)


def _move(data: Path, staged: Path, said: dict[str, Any]) -> None:
    for name in said["names"]:
        home = _home(name)
        if home.exists():
            os.replace(home, data / _BEFORE / name)
        crashpoint("restore.moved_away")
        if (staged / name).exists():
            os.replace(staged / name, home)
        crashpoint("restore.moved_in")
    _sync(data)
    # only now: a key or an empty database that another process made meanwhile must not be taken for what was brought
    _write(data / MARK, json.dumps(said | {"moved": True}, ensure_ascii=False))


def _rows(folder: Path, inventory: Inventory) -> None:
    """Build the tables anew, in the transaction at hand, and pour the rows in."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'DROP TABLE "{name}" CASCADE')
        call_command(Whole(), verbosity=0, interactive=False)
        for name in inventory.tables:
            cursor.execute(f'DELETE FROM "{name}"')  # noqa: S608 - what the steps themselves put in; names proved below
        for name, (columns, rows) in inventory.tables.items():
            shown = ", ".join(f'"{column}"' for column in columns)
            with (
                (folder / f"{name}.copy").open("rb") as file,
                cursor.copy(f'COPY "{name}" ({shown}) FROM STDIN') as out,
            ):
                while piece := file.read(1 << 20):
                    out.write(piece)
            cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608
            if cursor.fetchone()[0] != rows:
                raise NotOpened(_ROWS.filled(name=name))
        connection.check_constraints()
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


def _demand_fitting(inventory: Inventory, staged: Path) -> None:
    if inventory.vendor != connection.vendor:
        raise NotOpened(_KIND.filled(there=inventory.vendor, here=connection.vendor))
    here, there = set(expected()), set(inventory.migrations)
    if there - here:
        raise NotOpened(_LATER.filled(version=inventory.program))
    if here - there:
        raise NotOpened(_EARLIER.filled(version=inventory.program))
    if inventory.vendor == "sqlite":
        with closing(sqlite3.connect(f"file:{staged / DATABASE}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise NotOpened(_ROWS.filled(name=DATABASE))
    elif not all(
        word.isidentifier() for name, (columns, _) in inventory.tables.items() for word in (name, *columns)
    ) or {path.stem for path in (staged / TABLES).glob("*.copy")} != set(inventory.tables):
        raise NotOpened(_ROWS.filled(name=TABLES))


def _arrived(said: dict[str, Any]) -> bool:
    """True where every move was made and the database is the one of the backup: only the note was still to go."""
    if not said["moved"]:
        return False
    if connection.vendor != "postgresql":
        return True  # the database is one of the moves
    with connection.cursor() as cursor:
        if "journal_entry" not in connection.introspection.table_names(cursor):
            return False
        cursor.execute("SELECT count(*), bool_or(text = %s) FROM journal_entry", [said["last"]])
        return cursor.fetchone() == (said["entries"], True if said["last"] else None)


def _last_line(lines: Path) -> str:
    last = ""
    with lines.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            last = line.removesuffix("\n")
    return last


def _done(data: Path) -> None:
    (data / MARK).unlink(missing_ok=True)
    _sync(data)
    crashpoint("restore.note_gone")
    shutil.rmtree(data / _BEFORE, ignore_errors=True)


def _keep_other_keys(here: Path, brought: Path) -> None:
    """Keys that the backup does not hold, because they were kept elsewhere then, stay."""
    brought.mkdir(exist_ok=True, mode=0o700)
    for path in here.iterdir() if here.is_dir() else ():
        if path.is_file() and not (brought / path.name).exists():
            shutil.copy2(path, brought / path.name)


def _home(name: str) -> Path:
    data, database = Path(settings.DATA), str(settings.DATABASES["default"]["NAME"])
    own = {
        KEYS: data / KEYS, SETTINGS: data / SETTINGS_BROUGHT, DATABASE: Path(database),
        _UNFINISHED_WRITE: Path(f"{database}-journal"),
    }  # fmt: skip
    return own[name] if name in own else Path(getattr(settings, name.upper()))


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    whole = path.with_name(f".restore-{path.name}")
    with whole.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(whole, path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        os.fsync(opened)
    os.close(opened)


_OCCUPIED = Words(
    "这里已有数据，没有恢复。确要用备份替换现有的全部数据，请加 --over {word}。",
    "There is data here; nothing was restored. To replace all of it by the backup, add --over {word}.",
)
_KIND = Words(
    "备份来自 {there}，这里用的是 {here}，没有恢复任何东西。",
    "The backup is of {there}, this installation is on {here}; nothing was restored.",
)
_LATER = Words(
    "备份来自更新的版本（{version}），没有恢复任何东西。请先安装那一版。",
    "The backup is of a later version ({version}); nothing was restored. Install that version first.",
)
_EARLIER = Words(
    "备份来自较早的版本（{version}），没有恢复任何东西。请安装那一版，恢复后再升级。",
    "The backup is of an earlier version ({version}); nothing was restored. Install that version, restore, then upgrade.",
)
_ROWS = Words(
    "备份里的“{name}”读不完整，没有恢复任何东西。",
    "“{name}” in the backup cannot be read whole; nothing was restored.",
)
