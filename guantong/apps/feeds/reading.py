"""A file of records as its reader reads it, where it is kept only while somebody looks (读取明细文件).

Readers, and sources whose sheets are known, come from outside systems through two ports that the site fills when it starts. What
is staged holds people's names: it stands in a folder of its own, in memory where the machine has room, and goes when it was used.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from threading import Lock

from django.conf import settings

from guantong.apps.feeds.models import Delivery
from guantong.apps.files.store import alive, path_of
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.sampling import first_rows
from guantong.domain.fiscal.records.staging import CannotRead, Reader, Staged
from guantong.domain.fiscal.records.store import Store
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words

SAMPLE = 200
"""Rows of a sheet that a guess looks at."""
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
_PREFIX = "guantong-staged"
_TIMES_ITS_SIZE = 12
"""What is staged of a packed file may be so many times its size."""
_KEPT = 8
_GONE = Words(
    "“{name}”的原文件不在存储中，不能读取。请告知系统管理员核对附件（guantong verify-files），或重新上传",
    "the bytes of “{name}” are not in the store: tell the system administrator (guantong verify-files), or bring it again",
)

Known = Callable[[Sequence[str]], Sequence[tuple[Words, Mapping]]]
_samples: dict[tuple[str, str, str], "Sample"] = {}
_alone = Lock()
_makers: list[Callable[[str], Reader]] = []
_known: list[Known] = []


def register(make: Callable[[str], Reader]) -> None:
    """Let files of records be read by what `make` returns for a declared encoding; the latest counts."""
    _makers.append(make)
    reader.cache_clear()


def register_known(known: Known) -> None:
    """Let an outside system say which mappings it knows for sheets with some headers."""
    _known.append(known)


def known_for(headers: Sequence[str]) -> list[tuple[Words, Mapping]]:
    """Return the mappings known for a sheet with these headers, each with the words of its source."""
    return [found for known in _known for found in known(headers)]


@lru_cache(_KEPT)
def reader(encoding: str) -> Reader:
    """Return the reader of files whose text is in `encoding`, "" where the bytes tell; raises LookupError without one."""
    if not _makers:
        raise LookupError("no reader of record files was registered")
    return _makers[-1](encoding)


def store() -> Store:
    """Return the records of this installation."""
    return Store(Path(settings.RECORDS))


@dataclass(frozen=True, slots=True)
class Sample:
    """What one looks at of a file before it is mapped: of every sheet its first rows, as text."""

    staged: Staged
    rows: dict[str, list[tuple[str | None, ...]]]


@contextmanager
def staged_bytes(content: bytes, name: str, encoding: str) -> Iterator[Staged]:
    """Stage a file that is not kept yet; it is gone afterwards, raw and staged. Raises CannotRead."""
    with _folder(len(content)) as folder:
        path = folder / name
        path.write_bytes(content)
        into = folder / ".staged"
        into.mkdir()
        yield reader(encoding).stage(path, into)


@contextmanager
def staged_kept(digest: str, name: str, encoding: str) -> Iterator[Staged]:
    """Stage a file that is kept under its `digest`, by the name it came with; raises CannotRead."""
    kept = path_of(digest)
    if not kept.exists():
        raise CannotRead(_GONE.filled(name=name))
    with _folder(kept.stat().st_size) as folder:
        (folder / name).symlink_to(kept.resolve())
        into = folder / ".staged"
        into.mkdir()
        yield reader(encoding).stage(folder / name, into)


def sample_of(delivery: Delivery) -> Sample:
    """Return the first rows of a kept file; in the memory of the process alone, for the names of people stand in it."""
    known = _samples.get(_key(delivery))
    if known is None:
        with staged_kept(delivery.sm3, delivery.name, delivery.feed.encoding) as staged:
            known = remember(delivery, sampled(staged))
    return known


def remember(delivery: Delivery, sample: Sample) -> Sample:
    """Keep the first rows of a file in memory for a while: whoever brought it looks at them next."""
    with _alone:
        while len(_samples) >= _KEPT:
            _samples.pop(next(iter(_samples)))
        _samples[_key(delivery)] = sample
    return sample


def _key(delivery: Delivery) -> tuple[str, str, str]:
    return delivery.sm3, delivery.name, delivery.feed.encoding


def sampled(staged: Staged) -> Sample:
    """Return the first rows of every sheet."""
    return Sample(staged, {sheet.name: first_rows(staged, sheet.name, SAMPLE) for sheet in staged.sheets})


def persons_key() -> bytes:
    """Return the key of this district under which natural persons are masked; it is kept apart from the records."""
    key: bytes = settings.PERSONS_KEY
    return key


def key_edition() -> str:
    """Return what tells one key from another without telling anything of it."""
    return sm3(b"edition" + persons_key())[:8]


def clear_left() -> int:
    """Remove what processes of this installation that no longer live had staged, for names of people stand in it; how many folders."""
    folders = {_MEMORY, Path(gettempdir())}
    left = [path for folder in folders for path in folder.glob(f"{_ours()}*") if not alive(path.name.split("-")[3])]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def _ours() -> str:
    """Begin the names of what this installation stages: another on the same machine looks after its own."""
    return f"{_PREFIX}-{sm3(str(settings.RECORDS).encode())[:12]}-"


@contextmanager
def _folder(size: int) -> Iterator[Path]:
    clear_left()
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > size * _TIMES_ITS_SIZE
    with TemporaryDirectory(prefix=f"{_ours()}{os.getpid()}-", dir=_MEMORY if roomy else None) as folder:
        yield Path(folder)
