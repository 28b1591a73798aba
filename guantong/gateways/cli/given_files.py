"""The files a check is given: folders opened, twins named once, and everything that is left out said (所给文件)."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guantong.domain.fiscal.pages import PrintedFile, Trouble
from guantong.domain.words import Words
from guantong.gateways.cli.system_refusals import why

DOCUMENT_SUFFIXES = (".pdf", ".xlsx", ".xls", ".xlsm", ".xlsb")
_ASIDE = (".txt", ".md", ".log", ".json", ".html", ".htm", ".csv", ".css", ".js")
"""Notes, registers and our own reports: named when left out, but no sign that a published document was missed."""
_NOT_SHOWN = ("~$", ".")
_LOCK_AND_HIDDEN = ("thumbs.db", "desktop.ini")

_MISSING = Words("没有这个文件或文件夹", "no such file or folder")
_NOTHING = Words("文件夹里没有 PDF 或 xlsx", "the folder holds no PDF or xlsx")
_UNREACHABLE = Words("无法打开：{why}", "cannot be opened: {why}")
_LOOK_AGAIN = Words("请核对路径。", "Check the path.")
_LOOK_AT_RIGHTS = Words("请核对路径和权限。", "Check its path and permissions.")
_THE_PATH, _THE_FOLDER = Words("路径", "the path"), Words("整个文件夹", "the folder")
_OTHER_FORMAT = Words("不是 PDF 或 xlsx（{suffix}），没有查看", "neither PDF nor xlsx ({suffix}): not looked at")
_AS_PUBLISHED = Words(
    "如果是公开文件，请换用 PDF 或 xlsx；压缩包请先解压。",
    "If it is a published document, give it as PDF or xlsx; unpack archives first.",
)
_DEAD_LINK = Words("链接指向的文件不存在", "a link to nothing")
_LINKED_FOLDER = Words("是指向别处的文件夹链接，没有进入", "a link to a folder elsewhere: not entered")
_HIDDEN_FOLDER = Words("是隐藏文件夹，没有进入", "a hidden folder: not entered")
_GIVE_IT = Words("需要时请把那个文件夹直接列出。", "Name that folder itself if it is wanted.")
_CLOSED_FOLDER = Words(
    "文件夹打不开（{why}），里面的文件没有查看", "the folder cannot be opened ({why}): not looked into"
)
_NO_FILE = Words("不是普通文件（管道或设备），没有查看", "no ordinary file (a pipe or device): not looked at")
_TWIN = Words("与 {twin} 是同一个文件，只核对一次", "the same file as {twin}: checked once")
_NO_NEED = Words("不需要做什么。", "Nothing to do.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something given, or found in a folder given, that took no part; `unread` when a document may have been missed."""

    file: str
    why: Words
    do: Words
    unread: bool = True


@dataclass
class Given:
    """What was given: the files to read, the paths that lead nowhere, and what is left out."""

    files: list[Path] = field(default_factory=list)
    lost: list[PrintedFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _seen: dict[tuple[int, int], Path] = field(default_factory=dict)

    def add(self, paths: Sequence[Path]) -> list[Path]:
        """Take in `paths`, folders with all that is in them; return the files that are new."""
        before = len(self.files)
        for path in paths:
            try:
                if path.is_dir():
                    self._open(path)
                elif path.is_file():
                    self._take(path)
                else:
                    path.stat()
                    self._lose(path, _NO_FILE, _THE_PATH, _AS_PUBLISHED)
            except FileNotFoundError:
                self._lose(path, _MISSING, _THE_PATH, _LOOK_AGAIN)
            except (OSError, ValueError) as error:  # a closed folder above it, too long a name, a circle of links
                self._lose(path, _UNREACHABLE.filled(why=why(error)), _THE_PATH, _LOOK_AT_RIGHTS)
        return self.files[before:]

    def _open(self, folder: Path) -> None:
        told = len(self.left_out)
        inside = sorted(self._inside(folder))
        all_seen = len(self.left_out) == told
        for path in inside:
            suffix = path.suffix.lower()
            if suffix not in DOCUMENT_SUFFIXES:
                words = _OTHER_FORMAT.filled(suffix=shown_name(suffix) or "—")
                self._leave(path, words, _AS_PUBLISHED, unread=suffix not in _ASIDE)
            elif path.is_file():
                self._take(path)
            else:
                self._leave(path, _NO_FILE, _AS_PUBLISHED)
        if all_seen and not any(path.suffix.lower() in DOCUMENT_SUFFIXES for path in inside):
            self._lose(folder, _NOTHING, _THE_FOLDER, _LOOK_AGAIN)

    def _inside(self, folder: Path) -> Iterator[Path]:
        """Yield everything in `folder` that may be read; what cannot even be looked at is left out by name."""

        def closed(error: OSError) -> None:
            self._leave(Path(os.fsdecode(error.filename)), _CLOSED_FOLDER.filled(why=why(error)), _LOOK_AT_RIGHTS)

        for above, folders, names in os.walk(folder, onerror=closed):
            for path in (Path(above, name) for name in sorted(folders)):
                if path.is_symlink():
                    self._leave(path, _LINKED_FOLDER, _GIVE_IT)
                elif _is_hidden(path.name):
                    self._leave(path, _HIDDEN_FOLDER, _GIVE_IT, unread=False)
            folders[:] = [name for name in folders if not _is_hidden(name)]
            for path in (Path(above, name) for name in names if not _is_hidden(name)):
                if path.is_symlink() and not path.exists():
                    self._leave(path, _DEAD_LINK, _LOOK_AGAIN)
                else:
                    yield path

    def _take(self, path: Path) -> None:
        status = path.stat()
        twin = self._seen.setdefault((status.st_dev, status.st_ino), path)
        if twin is path:
            self.files.append(path)
        elif twin != path:
            self._leave(path, _TWIN.filled(twin=shown_name(str(twin))), _NO_NEED, unread=False)

    def _leave(self, path: Path, why: Words, do: Words, unread: bool = True) -> None:
        self.left_out.append(LeftOut(shown_name(str(path)), why, do, unread))

    def _lose(self, path: Path, what: Words, where: Words, do: Words) -> None:
        self.lost.append(PrintedFile(shown_name(str(path)), (), (Trouble(what, where, do),)))


def _is_hidden(name: str) -> bool:
    return name.startswith(_NOT_SHOWN) or name.lower() in _LOCK_AND_HIDDEN


def shown_name(name: str) -> str:
    """Return a file's name as a reader may see it: one written in GBK is decoded, not mangled."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", "backslashreplace")
    return name


def shown_names(paths: Sequence[Path]) -> list[str]:
    """Return a name for every file: its own, or with as many folders before it as tell namesakes apart.

    Two that still read the same (a name in two encodings) are numbered: a name must mean one file.
    """
    parts = [[shown_name(part) for part in path.parts] for path in paths]
    depth, names = 1, [path[-1] if path else "" for path in parts]
    deepest = max(map(len, parts), default=1)
    while depth < deepest and (twice := {name for name, count in Counter(names).items() if count > 1}):
        depth += 1
        names = ["/".join(p[-depth:]) if n in twice else n for p, n in zip(parts, names, strict=True)]
    taken: set[str] = set()
    for at, name in enumerate(names):
        again = 1
        while names[at] in taken:
            again += 1
            names[at] = f"{name} ({again})"
        taken.add(names[at])
    return names
