"""Files that are still what was written: a digest beside every file of a table, held against it before it is read (摘要核对).

A disk that lost a bit, a copy that broke off: figures of such a file are not shown. Against somebody who may write the folder this
is no seal; that is the journal, which holds the sums of every batch.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words

FOLDER = "_digests"
_WORDS = Words(
    "账册的数据文件 {file} 与写入时不同，不读取；请从备份恢复这个文件",
    "The data file {file} is not what was written, and is not read; restore it from a backup",
)
_found_whole: dict[Path, tuple[int, int]] = {}
"""What was read through once in this process: size and moment of change, by file."""


class Damaged(RuntimeError):
    """A file is not what was written, or is gone; `words` say which and what to do."""

    def __init__(self, file: str) -> None:
        self.words = _WORDS.filled(file=file)
        super().__init__(self.words.zh)


def noted(table: Path, file: Path) -> Path:
    """Write down the digest of a new file of `table`, where none is; return where it stands, which the caller makes safe."""
    place = _place(table, file)
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        fresh = place.with_suffix(f".{uuid4().hex}")
        fresh.write_text(sm3(file.read_bytes()))
        os.replace(fresh, place)
    return place


def demand_whole(table: Path, files: Iterable[Path]) -> None:
    """Raise Damaged at the first file that is gone or not what was written; one unchanged since it was read through is not read again.

    Files from before digests were written have none, and are taken as they are.
    """
    for file in files:
        place = _place(table, file)
        if not file.exists():
            raise Damaged(file.relative_to(table).as_posix())
        stat = file.stat()
        seen = (stat.st_size, stat.st_mtime_ns)
        if _found_whole.get(file) == seen or not place.exists():
            continue
        if sm3(file.read_bytes()) != place.read_text():
            raise Damaged(file.relative_to(table).as_posix())
        _found_whole[file] = seen


def _place(table: Path, file: Path) -> Path:
    return table / FOLDER / f"{quote(file.relative_to(table).as_posix(), safe='=')}.sm3"
