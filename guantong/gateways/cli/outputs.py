"""Where reports go: refused before anything is read, written beside, put in place only when all are whole (输出)."""

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from guantong.domain.words import Words
from guantong.gateways.cli.given_files import DOCUMENT_SUFFIXES, shown_name
from guantong.gateways.cli.system_refusals import why

_OWN = {"--json": ".json", "--html": ".html", "--xlsx": ".xlsx", "--pdf": ".pdf"}
_NEVER = (*DOCUMENT_SUFFIXES, ".csv", ".doc", ".docx", ".wps", ".et", ".ofd", ".zip", ".rar", ".7z")
_IS_INPUT = Words(
    "{path} 是要核对的文件，报告不能写在它上面。请换一个名称。",
    "{path} is a file to be checked: a report is not written over it. Choose another name.",
)
_ODD_SUFFIX = Words(
    "{option} 写的是 {own}，{path} 却是{suffix}文件的名称。请把它改为 {own}。",
    "{option} writes {own}, but {path} bears the name of a {suffix} file. End it in {own}.",
)
_TWICE = Words(
    "{option} 与 {other} 写到同一个文件 {path}。请各用一个名称。",
    "{option} and {other} write to the same file {path}. Give each a name of its own.",
)
_UNWRITABLE = Words(
    "写不到 {path}：{why}。没有改动任何文件，请换一个位置。",
    "Cannot write {path}: {why}. No file was changed; choose another place.",
)
_READ_ONLY = Words("文件是只读的", "the file is read-only")


class OutputRefused(Exception):
    """A report that is not written; `words` say which and why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words


_STANDARD_OUTPUT = Words("标准输出", "standard output")

Write = Callable[[Path], None]


class Outputs:
    """The places of the reports of one run, by option: `--json`, `--html`, `--xlsx`."""

    def __init__(self, places: Mapping[str, Path], inputs: Iterable[Path]) -> None:
        """Look at every place before anything is read or touched; raises OutputRefused."""
        self._places = {option: _reached(path) for option, path in places.items()}
        read = {identity for path in inputs if (identity := _identity(path))}
        others: dict[Path | tuple[int, int], str] = {}
        for option, path in self._places.items():
            _look_at_name(option, path)
            if _identity(path) in read and _is_file(path):
                raise OutputRefused(_IS_INPUT.filled(path=_shown(path)))
            for name in {path, _identity(path) or path} if not _is_special(path) else ():
                if name in others:
                    raise OutputRefused(_TWICE.filled(option=others[name], other=option, path=_shown(path)))
                others[name] = option
            with said(path):
                _try(path)

    def write(self, writers: Mapping[str, Write]) -> None:
        """Let every writer write beside its place; then put all in place, or none. Raises OutputRefused."""
        beside: dict[Path, Path] = {}
        try:
            for option, path in self._places.items():
                with said(path):
                    beside[path] = _beside(path)
                    writers[option](beside[path])
            for path in sorted(beside, key=_is_special, reverse=True):  # what may still fail goes first
                with said(path):
                    _put(beside[path], path)
        finally:
            for part in beside.values():
                part.unlink(missing_ok=True)


def _reached(path: Path) -> Path:
    """Return where writing to `path` ends up: a link is followed, so that the link itself stays."""
    with said(path):
        try:
            return path.resolve()
        except RuntimeError as error:
            raise OSError(errno.ELOOP, str(error)) from error


def _look_at_name(option: str, path: Path) -> None:
    own, suffix = _OWN[option], path.suffix.lower()
    if suffix in _NEVER and suffix != own:
        raise OutputRefused(_ODD_SUFFIX.filled(option=option, own=own, path=_shown(path), suffix=suffix))


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError, ValueError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return None


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)


def _is_special(path: Path) -> bool:
    """Tell a device or a pipe (/dev/null, /dev/stdout): it is written into, never replaced."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _try(path: Path) -> None:
    """Find out now, not after minutes of reading, whether `path` can be written."""
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, "")
    rights = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    if _is_file(path) and not (path.stat().st_mode & rights and os.access(path, os.W_OK)):
        raise OutputRefused(_UNWRITABLE.filled(path=_shown(path), why=_READ_ONLY))
    _beside(path).unlink()


def _beside(path: Path) -> Path:
    """Return a new empty file in the same folder, so that putting it in place is one step; elsewhere for a device."""
    special = _is_special(path)
    handle, name = tempfile.mkstemp(".part", ".guantong-", None if special else path.parent)
    os.close(handle)
    if not special:
        os.chmod(name, _mode(path))
    return Path(name)


def _mode(path: Path) -> int:
    """Return the rights the report will have: those of the file it replaces, or what any new file gets."""
    if os.path.exists(path):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _put(whole: Path, path: Path) -> None:
    if _is_special(path):
        with whole.open("rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
    else:
        whole.replace(path)


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise OutputRefused(_UNWRITABLE.filled(path=_shown(path), why=why(error))) from error


def _shown(path: Path) -> str:
    return shown_name(str(path))


@contextmanager
def printing() -> Iterator[None]:
    """Print within: a standard output that takes no more (a full disk) raises OutputRefused, not a traceback at the end."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputRefused(_UNWRITABLE.filled(path=_STANDARD_OUTPUT, why=why(error))) from error
