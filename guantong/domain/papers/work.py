"""What a paper waits for in each state, and by when one means to have done it (办文待办)."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.workdays.deadlines import due_after

STEPS = ("check", "sign", "export", "register", "note_receipt", "note_signed_copy", "note_told")
"""The verbs that are waited for."""
OUTSIDE = ("note_receipt", "note_told")
"""What waits for a word of somebody outside; all else is our own to do."""
_IN = {
    "draft": ("check",), "checked": ("sign",), "signed": ("export",), "exported": ("register",),
    "issued": ("note_receipt", "note_signed_copy"), "delivered": ("note_signed_copy",), "withdrawn": ("note_told",),
}  # fmt: skip


def waited_for(state: str, *, keeps_copy: bool, has_copy: bool, untold: bool, on_its_way: bool) -> tuple[str, ...]:
    """Return the steps a paper waits for: a copy only where one stays, to be told only where somebody got it."""
    idle = {
        "note_signed_copy": not keeps_copy or has_copy,
        "note_told": not untold,
        "note_receipt": not on_its_way,
    }
    return tuple(step for step in _IN.get(state, ()) if not idle.get(step))


def planned_for(step: str, day: date) -> date | None:
    """Return by when a step is planned that begins on `day`: working days, natural days where the year is not released."""
    begun = [line for line in _lines() if line["from"] <= day]
    return due_after(day, begun[-1]["workdays"][step]).on if begun else None


@cache
def _lines() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "work.yaml").read_text("utf-8"))
    return sorted(read, key=lambda line: line["from"])
