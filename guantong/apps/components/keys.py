"""A row by the number somebody typed, or that stands in an address; anything else names none (按编号查找)."""

from typing import TypeVar

from django.db.models import Model, QuerySet

ROW = TypeVar("ROW", bound=Model)
_DIGITS = 18
"""So many fit every column of a number; more is no row's."""


def row_numbered(rows: QuerySet[ROW], typed: str) -> ROW | None:
    """Return the one of `rows` whose key was typed, None for another, for words, for nothing."""
    return rows.filter(pk=int(typed)).first() if typed.isdecimal() and len(typed) <= _DIGITS else None
