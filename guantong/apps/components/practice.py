"""What everything printed bears where it is no work: 演练 in the practice area, 虚构 in a demo (演练与演示标识)."""

import unicodedata

from django.conf import settings

PRACTICE = "演练件，不具效力"
"""Stands on every paper, list and workbook of the practice area; a file that bears it is kept nowhere else."""
FICTIONAL = "虚构演示数据"


def notice() -> str:
    """Return the stamp, nothing for work."""
    if settings.PRACTICE:
        return PRACTICE
    return FICTIONAL if settings.DEMO else ""


def watermark(said: str = "") -> str:
    """Return a watermark, which the practice area writes across in any case."""
    return "　".join(filter(None, ("演练" if settings.PRACTICE else "", said)))


def practised(text: str) -> bool:
    """True when a file's text bears the stamp of a practice area, however it is spaced or widened."""
    return _plain(PRACTICE) in _plain(text)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
