"""What everything printed bears where it is no work: 演练 in the practice area, 虚构 in a demo (演练与演示标识)."""

import unicodedata
from dataclasses import replace
from typing import Any

from django.conf import settings

from guantong.domain.papers.content import Content

PRACTICE = "演练件，不具效力"
"""Stands on every paper, list and workbook of the practice area; a file that bears it is kept nowhere else."""
SUFFIX = "·演练"
"""Ends the name of a practice area, so that no other installation takes it for the one beside it."""
ASKED = "wipe-asked"
"""The file in the data folder of a practice area that asks whoever keeps it open to wipe it."""
_ASIDE = 8
FICTIONAL = "虚构演示数据"


def notice() -> str:
    """Return the stamp, nothing for work."""
    if not settings.configured:  # a document is checked and printed without any site
        return ""
    if settings.PRACTICE:
        return PRACTICE
    return FICTIONAL if settings.DEMO else ""


def watermark(said: str = "") -> str:
    """Return a watermark, which the practice area writes across in any case."""
    return "　".join(filter(None, ("演练" if settings.PRACTICE else "", said)))


def practising(instance: str) -> bool:
    """True for the name under which a practice area packs."""
    return instance.endswith(SUFFIX)


def stamped(content: Content) -> Content:
    """Return a paper that bears the stamp, whoever composed it; the practice area writes it across every page too."""
    stamp = notice()
    if not stamp or stamp in content.notice:
        return content
    across = content.watermark if "演练" in content.watermark else watermark(content.watermark)
    return replace(content, notice="，".join(filter(None, (content.notice, stamp))), watermark=across)


def stamp(book: Any, told: Any = None) -> None:
    """Stamp a workbook of xlsxwriter: over each printed page, and in a cell of the sheet that explains, so that it is known again.

    `told` is that sheet, which no reader takes rows from; without it one is added.
    """
    if notice() != PRACTICE:
        return
    told = told or book.add_worksheet("读我")
    told.write_string(0, _ASIDE, PRACTICE)
    for sheet in book.worksheets():
        sheet.set_header(f"&C{PRACTICE}")


def practised(text: str) -> bool:
    """True when a file's text bears the stamp of a practice area, however it is spaced or widened."""
    return _plain(PRACTICE) in _plain(text)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
