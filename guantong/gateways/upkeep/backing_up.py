"""Taking a backup: the database as it stands at one moment, then what only grows, encrypted, read back before it counts (备份)."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from guantong import __version__
from guantong.domain.words import Words
from guantong.gateways.site import keys, settings_file
from guantong.gateways.upkeep.inventory import (
    DATABASE,
    FOLDERS,
    HEAD,
    KEYS,
    LINES,
    SETTINGS,
    TABLES,
    Inventory,
    Packing,
    packing,
    unpacked,
)
from guantong.gateways.upkeep.locked_box import COST
from guantong.gateways.upkeep.upgrading import UpgradeRefused, expected, schema

_LINES = "SELECT entry.text FROM journal_leaf leaf JOIN journal_entry entry ON entry.id = leaf.entry_id ORDER BY leaf.position"
_HEAD = "SELECT printed FROM journal_sealedhead ORDER BY size DESC, id DESC LIMIT 1"
_ENTRIES = "SELECT count(*) FROM journal_entry"
_FILES = "SELECT DISTINCT sm3 FROM files_attachment"


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup as it was written and read back; `lost` are attachments whose bytes the installation itself no longer has."""

    path: Path
    inventory: Inventory
    lost: tuple[str, ...]


def back_up(path: Path, passphrase: bytes, *, as_of: datetime, cost: int = COST) -> Taken:
    """Write a backup to `path`, read it back, and only then put it in its place.

    Whatever was committed before is in it: the database is read at one moment, the folders afterwards, and they only grow. The keys
    of the data folder and the settings file are in it; keys that somebody keeps elsewhere stay there. Raises UpgradeRefused on a database that is not at this version, OSError where it cannot be written.
    """
    if not schema().fits:
        raise UpgradeRefused(_NOT_AT_VERSION)
    for left in Path(settings.DATA).glob(".backup-*"):  # of a backup that was killed: rows and keys in plain text
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=settings.DATA) as folder:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as below:
                with packing(below, passphrase, cost) as pack:
                    lost = _packed(pack, Path(folder), as_of)
                below.flush()
                os.fsync(below.fileno())
            back = Path(folder) / "back"
            back.mkdir()
            read = unpacked(part, passphrase, back)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    return Taken(path, read, lost)


def _packed(pack: Packing, folder: Path, as_of: datetime) -> tuple[str, ...]:
    copy = _copied_sqlite if connection.vendor == "sqlite" else _copied_postgresql
    entries, tables, wanted = copy(pack, folder)
    for name in FOLDERS:
        root = Path(getattr(settings, name.upper()))
        for file in _grown(root):
            try:
                content = file.read_bytes()
            except FileNotFoundError:  # swept since: no row names it, or it is told as lost
                continue
            pack.add(f"{name}/{file.relative_to(root).as_posix()}", content)
    for name, path in keys.kept_here(settings.DATA).items():
        pack.add(f"{KEYS}/{name}", path.read_bytes())
    if (written := settings_file.place()) is not None and written.is_file():
        pack.add(SETTINGS, written.read_bytes())
    pack.finish(
        Inventory(
            program=__version__, vendor=connection.vendor, district=settings.DISTRICT, taken_at=as_of.isoformat(timespec="seconds"),
            migrations=tuple(expected()), entries=entries, members=pack.members, tables=tables,
            apart=keys.kept_apart(settings.DATA),
        )
    )  # fmt: skip
    return tuple(sorted(name for name in wanted if f"files/{name[:2]}/{name}" not in pack.members))


def _grown(root: Path) -> Iterator[Path]:
    """Yield every file below `root`: the logs of tables first, so that no log names what was read before it was there."""
    files = [
        path
        for path in root.rglob("*")
        if path.is_file() and not path.is_symlink() and path.parts[len(root.parts)] != "staging"
    ]
    yield from sorted(files, key=lambda path: ("_delta_log" not in path.parts, path))
    # what the logs name may have come since the folder was listed
    known = set(files)
    yield from sorted(path for path in root.rglob("*.parquet") if path not in known)


def _copied_sqlite(pack: Packing, folder: Path) -> tuple[int, dict[str, tuple[tuple[str, ...], int]], set[str]]:
    """SQLite's own online backup: one moment, whoever writes beside."""
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / DATABASE)) as copy:
        connection.connection.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise UpgradeRefused(_NOT_WHOLE)
        head = copy.execute(_HEAD).fetchone()
        (entries,) = copy.execute(_ENTRIES).fetchone()
        wanted = {name for (name,) in copy.execute(_FILES)}
        _add_journal(pack, folder, head, copy.execute(_LINES))
    pack.add_file(DATABASE, folder / DATABASE)
    return entries, {}, wanted


def _copied_postgresql(pack: Packing, folder: Path) -> tuple[int, dict[str, tuple[tuple[str, ...], int]], set[str]]:
    """Every table in one snapshot, as the server's own COPY writes it."""
    tables: dict[str, tuple[tuple[str, ...], int]] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for name in sorted(set(connection.introspection.table_names(cursor)) - {"django_migrations"}):
            columns = tuple(one.name for one in connection.introspection.get_table_description(cursor, name))
            shown, file = ", ".join(f'"{column}"' for column in columns), folder / "table.copy"
            with file.open("wb") as out, cursor.copy(f'COPY "{name}" ({shown}) TO STDOUT') as rows:
                for piece in rows:
                    out.write(piece)
            cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - a name the database itself gave
            tables[name] = (columns, cursor.fetchone()[0])
            pack.add_file(f"{TABLES}/{name}.copy", file)
        cursor.execute(_HEAD)
        head = cursor.fetchone()
        cursor.execute(_ENTRIES)
        (entries,) = cursor.fetchone()
        cursor.execute(_FILES)
        wanted = {name for (name,) in cursor.fetchall()}
        cursor.execute(_LINES)
        _add_journal(pack, folder, head, iter(cursor.fetchone, None))
    return entries, tables, wanted


def _add_journal(pack: Packing, folder: Path, head: tuple[str] | None, lines: Iterator[tuple[str]]) -> None:
    with (folder / "lines").open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for (line,) in lines)
    pack.add_file(LINES, folder / "lines")
    if head:
        pack.add(HEAD, head[0].encode())


_NOT_AT_VERSION = Words(
    "数据库与程序的版本不一致，没有备份。请先用原版程序备份，或运行 guantong doctor 查看。",
    "The database is not at the program's version; no backup was made. Back up with the version it belongs to, or ask guantong doctor.",
)
_NOT_WHOLE = Words(
    "数据库文件本身已损坏，没有备份。请不要删除以前的备份。",
    "The database file is itself damaged; no backup was made. Keep the earlier ones.",
)
