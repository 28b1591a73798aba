"""Looks at attachments in the limited child process of the document reader; settings bring it to `files` (附件检查)."""

import json
from pathlib import Path
from threading import Lock

from guantong.apps.files.examining import Examined
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput
from guantong.gateways.adapters.published_documents.attachment_refusals import not_accepted
from guantong.gateways.adapters.published_documents.reading import Child
from guantong.gateways.quarantine.asking import ChildDied, sent

_WAIT = 30.0
_DPI = 96


class ChildExaminer:
    """One child a process, started when first asked and again after it died; one file at a time."""

    def __init__(self) -> None:
        self._child, self._alone = Child(), Lock()

    def examine(self, content: bytes, suffix: str) -> Examined:
        """Return what `content` is; raises BadInput at `file`. Any end but a well-formed answer is one."""
        try:
            with self._alone:
                answer = self._child.ask({"attachment": suffix, "length": len(content)}, _WAIT, content)
            return _examined(answer, content)
        except (ChildDied, ValueError, LookupError, TypeError) as broken:
            raise _refused(not_accepted("broke_off").what, not_accepted("broke_off").do) from broken

    def picture(self, path: Path, page: int) -> bytes:
        """Return page number `page` of the PDF at `path` as JPEG, or b"" when it cannot be drawn."""
        try:
            with self._alone:
                return self._child.ask({"picture": [sent(path), page, _DPI]}, _WAIT)
        except ChildDied:
            return b""


def _examined(answer: bytes, content: bytes) -> Examined:
    head, _, drawn = answer.partition(b"\n")
    said = json.loads(head)
    if "trouble" in said:
        raise _refused(Words(**said["trouble"]["what"]), Words(**said["trouble"]["do"]))
    kind, text, pages = said["kind"], said["text"], said["pages"]
    if type(kind) is not str or type(text) is not str or type(pages) not in (int, type(None)):
        raise TypeError
    return Examined(kind, drawn or content, text, pages)


def _refused(what: Words, do: Words) -> BadInput:
    return BadInput({"file": Words(f"{what.zh}。{do.zh}", f"{what.en}. {do.en}")})
