"""What the fields of opinions may be; callables, so that words change without a migration (选项)."""

from typing import Any

from guantong.apps.components.templatetags.words import later
from guantong.apps.opinions.wording import BOUND, KINDS, LEVELS
from guantong.domain.words import Words


def _choices(table: dict[str, Words]) -> list[tuple[str, Any]]:
    return [(name, later(words)) for name, words in table.items()]


def bound_choices() -> list[tuple[str, Any]]:
    """Return what an opinion may be bound to."""
    return _choices(BOUND)


def kind_choices() -> list[tuple[str, Any]]:
    """Return what a proposer may be."""
    return _choices(KINDS)


def level_choices() -> list[tuple[str, Any]]:
    """Return the levels proposers come from."""
    return _choices(LEVELS)
