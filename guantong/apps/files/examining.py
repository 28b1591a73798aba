"""The port through which a file is looked at before it is kept (文件检查的接口); gateways bring the examiner."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Examined:
    """An accepted file: kind by content, the bytes to keep (of an image: drawn anew), its first page's text."""

    kind: str
    content: bytes
    text: str
    pages: int | None = None


class Examiner(Protocol):
    """Looks at files where they can do no harm."""

    def examine(self, content: bytes, suffix: str) -> Examined:
        """Return what `content` is; raises BadInput at `file` with what to do when it is not accepted."""

    def picture(self, path: Path, page: int) -> bytes:
        """Return page number `page` of a PDF as JPEG, or b"" when it cannot be drawn."""


@cache
def examiner() -> Examiner:
    """Return the examiner that settings name; nothing is kept without one."""
    made: Examiner = import_string(settings.FILE_EXAMINER)()
    return made
