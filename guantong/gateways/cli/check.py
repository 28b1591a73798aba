"""`guantong check`: read published budgets and final accounts, ask what cannot hold together (核对)."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.pages import PrintedFile, Trouble
from guantong.domain.rule_engine.case import Expected, cases_of
from guantong.domain.rule_engine.examination import STUMBLES, Examination, examine
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Language, Words
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.cli.result import result

_SUFFIXES = (".pdf", ".xlsx", ".xls", ".xlsm", ".xlsb")
_MISSING = Words("没有这个文件或文件夹", "no such file or folder")
_NOTHING = Words("文件夹里没有 PDF 或 xlsx", "the folder holds no PDF or xlsx")
_STUMBLED = Words("版式没有料到，未能识别（{error}）", "an unexpected layout, not understood ({error})")
_REPORT = Words(
    "请把文件发给维护者；其他文件不受影响。", "Please send the file to the maintainers; other files are not affected."
)
_LOOK_AGAIN = Words("请核对路径。", "Check the path.")


@dataclass
class Timings:
    """CPU seconds of this process by step, for the benchmark's rules' share."""

    spent: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=time.process_time)

    def mark(self, step: str) -> None:
        """Book what was spent since the last mark to `step`."""
        now = time.process_time()
        self.spent[step] = self.spent.get(step, 0.0) + now - self._since
        self._since = now


def check(
    paths: Sequence[Path], *, language: Language = "zh", previous: Sequence[Path] = (), expected: Sequence[Expected] = (),
    as_of: date | None = None, on_read: Callable[[PrintedFile], None] | None = None, timings: Timings | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Return the result of checking all files under `paths` together, in the schema of `result`.

    Files in `previous` are read for comparison and not checked themselves. Nothing raises for a bad
    file: it becomes a document with errors.
    """
    timings = timings or Timings()
    timings.mark("start")
    wanted, lost = _expanded(paths)
    older, lost_older = _expanded(previous)
    read = [
        replace(file, file=name)
        for file, name in zip(read_files([*wanted, *older], on_read), shown_names([*wanted, *older]), strict=True)
    ]
    timings.mark("read")
    files, older_files = read[: len(wanted)], read[len(wanted) :]
    (documents, files), (companions, _) = _recognised(files), _recognised(older_files)
    timings.mark("recognise")
    examined: list[Examination] = []
    for case in cases_of([*documents, *companions], expected, as_of)[: len(documents)]:
        examined.append(examine(case, all_rules()))
    timings.mark("rules")
    found = result([*files, *lost, *lost_older], examined, all_rules(), language)
    timings.mark("report")
    return found


def _expanded(paths: Sequence[Path]) -> tuple[list[Path], list[PrintedFile]]:
    """Return the files to read, folders opened; what is not there becomes an unread file."""
    wanted: list[Path] = []
    lost: list[PrintedFile] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                p
                for p in path.rglob("*")
                if p.suffix.lower() in _SUFFIXES and p.is_file() and not p.name.startswith(("~$", "."))
            )
            wanted += inside
            if not inside:
                lost.append(
                    PrintedFile(str(path), (), (Trouble(_NOTHING, Words("整个文件夹", "the folder"), _LOOK_AGAIN),))
                )
        elif path.exists():
            wanted.append(path)
        else:
            lost.append(PrintedFile(str(path), (), (Trouble(_MISSING, Words("路径", "the path"), _LOOK_AGAIN),)))
    return list(dict.fromkeys(wanted)), lost


def _recognised(files: Sequence[PrintedFile]) -> tuple[list[Document], list[PrintedFile]]:
    """Return the documents of all files, and the files; one that cannot be understood says so and stops no other."""
    found: list[Document] = []
    told: list[PrintedFile] = []
    for file in files:
        try:
            found += documents_of(file)
            told.append(file)
        except STUMBLES as error:
            what = _STUMBLED.filled(error=type(error).__name__)
            told.append(
                replace(file, troubles=(*file.troubles, Trouble(what, Words("整个文件", "the whole file"), _REPORT)))
            )
    return found, told


def shown_names(paths: Sequence[Path]) -> list[str]:
    """Return a name for every file: its own, or with as many folders before it as tell namesakes apart."""
    depth, names = 1, [path.name for path in paths]
    while depth < 20 and (twice := {name for name, count in Counter(names).items() if count > 1}):
        depth += 1
        names = ["/".join(p.parts[-depth:]) if n in twice else n for p, n in zip(paths, names, strict=True)]
    return names
