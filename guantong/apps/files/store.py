"""The bytes on disk, under their own SM3: the same bytes stand once, a changed byte no longer fits its name (存放)."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from guantong.apps.components.crashpoint import crashpoint
from guantong.domain.seal.canonical import sm3

GRACE = timedelta(hours=1)
"""Bytes without a row younger than this may belong to a transaction that is about to commit."""


def keep(content: bytes) -> str:
    """Put `content` in its place so that it survives a power cut, and return its SM3; raises OSError with nothing left behind."""
    name = sm3(content)
    place, staged = path_of(name), _folder(_staging()) / f"{os.getpid()}.{token_hex(8)}"
    try:
        with os.fdopen(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            crashpoint("files.staged")
            file.flush()
            os.fsync(file.fileno())
        crashpoint("files.synced")
        _folder(place.parent)
        os.replace(staged, place)  # also over the same bytes: the fresh date keeps the sweeper away
        crashpoint("files.renamed")
        _sync(place.parent)
        crashpoint("files.folder_synced")
    finally:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
    return name


def path_of(name: str) -> Path:
    """Return where the bytes with the SM3 `name` stand."""
    return Path(settings.FILES) / name[:2] / name


def kept() -> Iterator[str]:
    """Yield the names of everything that stands in the store."""
    yield from (path.name for path in Path(settings.FILES).glob("[0-9a-f][0-9a-f]/*"))


def remove_old(names: set[str], as_of: datetime) -> int:
    """Remove from the store the bytes called `names` that have stood there for longer than the grace; returns how many."""
    removed = 0
    for name in names:
        with suppress(FileNotFoundError):
            if path_of(name).stat().st_mtime < (as_of - GRACE).timestamp():
                path_of(name).unlink()
                removed += 1
    return removed


def clear_staging() -> int:
    """Remove what processes that no longer live had staged; returns how many files."""
    left = [path for path in staged() if not alive(path.name.partition(".")[0])]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def staged() -> Iterator[Path]:
    """Yield the files on their way into the store."""
    yield from _staging().glob("*")


def _staging() -> Path:
    return Path(settings.FILES) / "staging"


def _folder(path: Path) -> Path:
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync(path.parent)
    return path


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def alive(pid: str) -> bool:
    """True while a process of that number lives; what is no number is none."""
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
