"""The reader of record files, as the records know it: a file in, its rows as text in a Parquet file of our own (读取器)."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Any

from guantong.domain.fiscal.pages import Trouble
from guantong.domain.fiscal.records.staging import CannotRead, Sheet, Staged
from guantong.gateways.adapters.record_files.reasons import as_trouble, sentence, told
from guantong.gateways.quarantine.asking import ChildDied, LimitedChild, sent

CHILD = "guantong.gateways.adapters.record_files.child"
WAIT = 320.0
"""Seconds a file may take on the wall before its child is killed."""
LARGEST_STAGED = 4 << 30
_HIDDEN_DEBT = "隐性债务"


class RecordFiles:
    """Reads files of records in one limited child, started when first asked and again after it died; one file at a time.

    `encoding` is what a source declares of its text files, "" where the bytes shall tell.
    """

    def __init__(self, encoding: str = "", child: str = CHILD) -> None:
        self._encoding, self._child, self._alone = encoding, LimitedChild(child), Lock()

    def stage(self, path: Path, into: Path) -> Staged:
        """Read the file at `path` into a Parquet file in the folder `into`; raises CannotRead, which leaves nothing there."""
        request = {"path": sent(path), "suffix": path.suffix, "encoding": self._encoding}
        with NamedTemporaryFile(dir=into, suffix=".parquet", delete=False) as kept:
            place = Path(kept.name)
            try:
                with self._alone:
                    answer = self._child.pour(request, kept, LARGEST_STAGED, WAIT)
                kept.flush()
                os.fsync(kept.fileno())
                read = _read(answer)
                return Staged(place, read.sheets, digest(path), tuple(sentence(path.name, note) for note in read.notes))
            except ChildDied as died:
                place.unlink(missing_ok=True)
                raise CannotRead(sentence(path.name, told("broken_off", why=str(died) or "子进程意外结束"))) from died
            except _NotRead as refused:
                place.unlink(missing_ok=True)
                raise CannotRead(sentence(path.name, refused.trouble)) from refused
            except BaseException:
                place.unlink(missing_ok=True)
                raise

    def close(self) -> None:
        """Let the child end."""
        self._child.close()

    @property
    def process(self) -> int | None:
        """The number of the child's process, for those who measure it."""
        return self._child.process


class _NotRead(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.what.zh)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class _Read:
    sheets: tuple[Sheet, ...]
    notes: tuple[Trouble, ...]


def _read(answer: bytes) -> _Read:
    """Return what a child answered; the parent believes nothing it has not looked at."""
    try:
        said: dict[str, Any] = json.loads(answer)
        if "trouble" in said:
            raise _NotRead(as_trouble(said["trouble"]))
        sheets = tuple(_sheet(one) for one in said["sheets"])
        notes = tuple(as_trouble(note) for note in said["notes"])
    except (ValueError, LookupError, TypeError, AttributeError) as malformed:
        raise _NotRead(told("broken_off", why="回答不合格式")) from malformed
    for sheet in sheets:
        for words in (sheet.name, *sheet.headers, *sheet.above):
            if _HIDDEN_DEBT in "".join(words.split()):
                raise _NotRead(told("hidden_debt", header=words))
    return _Read(sheets, notes)


def _sheet(said: dict[str, Any]) -> Sheet:
    texts = [said["name"], *said["headers"], *said["above"]]
    if not all(isinstance(text, str) for text in texts) or type(said["header_row"]) is not int:
        raise TypeError
    return Sheet(said["name"], tuple(said["headers"]), said["header_row"], tuple(said["above"]))


def digest(path: Path) -> str:
    """Return the SM3 digest of a file; of a folder that of its files, by name."""
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        told_of = "".join(f"{file.relative_to(path).as_posix()}\n{digest(file)}\n" for file in files)
        return hashlib.new("sm3", told_of.encode(errors="surrogateescape")).hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new("sm3")).hexdigest()


def reader(encoding: str = "") -> RecordFiles:
    """Return a reader of files whose text is in the declared `encoding`, or tells it by its bytes."""
    return RecordFiles(encoding)
