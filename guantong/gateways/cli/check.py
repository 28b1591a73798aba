"""`guantong check`: read published budgets and final accounts, ask what cannot hold together (核对)."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.pages import Page, PrintedFile, Trouble
from guantong.domain.rule_engine.case import Case, cases_of
from guantong.domain.rule_engine.examination import STUMBLES, Examination, examine, examine_all
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Language, Words
from guantong.gateways.adapters.published_documents.reading import files_as_read
from guantong.gateways.cli.given_files import Given, LeftOut, shown_names
from guantong.gateways.cli.register import Register
from guantong.gateways.cli.result import NOT_BUDGET, result

_STUMBLED = Words("版式没有料到，未能识别（{error}）", "an unexpected layout, not understood ({error})")
_WHOLE = Words("整个文件", "the whole file")
_REPORT = Words(
    "请把文件发给维护者；其他文件不受影响。", "Please send the file to the maintainers; other files are not affected."
)
_NOT_COMPARED = Words(
    "作为上年文件给出，是{body}{year}年的{kind}；没有同一单位、同一文种、{next}年的文件与它比较，没有用上",
    "given as last year's document: {body}, {year} {kind}; no {next} document of the same body and kind is there to compare with it",
)
_GIVE_LAST_YEAR = Words(
    "请给出被核对文件的上一年度、同一单位、同一文种的文件。",
    "Give the document of the same body and kind, one year before the one that is checked.",
)
Told = Callable[[Words, int, int], None]
"""Told of every step: what was done, how many are done, how many there are."""
_READ = Words("读取 {file}", "read {file}")


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
    paths: Sequence[Path], *, language: Language = "zh", previous: Sequence[Path] = (), register: Register | None = None,
    as_of: date | None = None, tell: Told | None = None, timings: Timings | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Return the result of checking all files under `paths` together, in the schema of `result`.

    Files in `previous` are read for comparison and not checked themselves. Nothing raises for a bad
    file: it becomes a document with errors.
    """
    timings = timings or Timings()
    timings.mark("start")
    given = Given()
    checked = len(given.add(paths))
    given.add(previous)
    understood = _understood(given.files, tell, timings)
    files, older_files = ([file for file, _ in some] for some in (understood[:checked], understood[checked:]))
    documents, older = (
        [d for _, found in some for d in found] for some in (understood[:checked], understood[checked:])
    )
    cases = cases_of([*documents, *older], register.lines if register else (), as_of)[: len(documents)]
    examined = examine_all(cases, [rule for rule in all_rules() if rule.over_documents])
    asked = _examined(register, (*documents, *older), as_of) if register else []
    given.left_out += _not_compared(older, cases)
    timings.mark("rules")
    unread = [file for file in older_files if file.troubles]
    found = result([*files, *given.lost, *unread], examined, all_rules(), language, given.left_out, register, asked)
    timings.mark("report")
    return found


_Understood = tuple[PrintedFile, tuple[Document, ...]]
"""A file and the documents in it."""


def _understood(paths: Sequence[Path], tell: Told | None, timings: Timings) -> list[_Understood]:
    """Return every file and its documents in the order given; each is recognised while the next are being read."""
    names = shown_names(paths)
    found: dict[int, _Understood] = {}
    for at, file in files_as_read(paths):
        timings.mark("read")
        if tell:
            tell(_READ.filled(file=names[at]), len(found) + 1, len(paths))
        found[at] = _recognised(replace(file, file=names[at]))
        timings.mark("recognise")
    return [found[at] for at in range(len(paths))]


def _recognised(file: PrintedFile) -> _Understood:
    """Return the file and its documents; one that cannot be understood says so and stops no other."""
    try:
        read = documents_of(file)
    except STUMBLES as error:
        words = _STUMBLED.filled(error=type(error).__name__)
        return replace(file, troubles=(*file.troubles, Trouble(words, _WHOLE, _REPORT))), ()
    return file if read or file.troubles else replace(file, troubles=(NOT_BUDGET,)), read


def _examined(register: Register, together: tuple[Document, ...], as_of: date | None) -> list[Examination]:
    """Hold every line of the register against the documents given, by the law and limits of the line's own year."""
    rules = [rule for rule in all_rules() if rule.over_register]
    page = (Page(1, 0, 0),)
    wanted = [(Document(register.file, page, w.body, w.kind, w.level, w.year, ()), w) for w in register.lines]
    return [examine(Case(document, together, expected=(w,), as_of=as_of), rules) for document, w in wanted]


def _not_compared(older: Sequence[Document], cases: Sequence[Case]) -> Iterator[LeftOut]:
    """Yield the documents given as last year's that no document was compared with: asked for, and not done."""
    used = {id(companion) for case in cases for companion in (case.previous, case.budget, case.department)}
    for document in older:
        if id(document) not in used:
            facts = {"body": document.body, "year": document.year or "—", "kind": document.kind.words}
            words = _NOT_COMPARED.filled(**facts, next=document.year + 1 if document.year else "—")
            yield LeftOut(document.file, words, _GIVE_LAST_YEAR, unread=False)
