"""What the fields of findings may be; callables, so that words change without a migration (选项)."""

from typing import Any

from guantong.apps.components.templatetags.words import later
from guantong.apps.findings.words import (
    HOW,
    KINDS,
    LOOK_BACK,
    NATURES,
    PACES,
    PARTS,
    REPORTS,
    SOURCES,
    STRATA,
)
from guantong.domain.words import Words


def _choices(table: dict[str, Words]) -> list[tuple[str, Any]]:
    return [(name, later(words)) for name, words in table.items()]


def report_choices() -> list[tuple[str, Any]]:
    """Return what is assessed."""
    return _choices(REPORTS)


def kind_choices() -> list[tuple[str, Any]]:
    """Return the kinds of matters; callables here, so that words change without a migration."""
    return _choices(KINDS)


def source_choices() -> list[tuple[str, Any]]:
    """Return where matters come from."""
    return _choices(SOURCES)


def nature_choices() -> list[tuple[str, Any]]:
    """Return shared, repeated, single."""
    return _choices(NATURES)


def pace_choices() -> list[tuple[str, Any]]:
    """Return at once, in stages, lasting."""
    return _choices(PACES)


def part_choices() -> list[tuple[str, Any]]:
    """Return lead and joint."""
    return _choices(PARTS)


def look_back_choices() -> list[tuple[str, Any]]:
    """Return what a look back finds."""
    return _choices(LOOK_BACK)


def how_choices() -> list[tuple[str, Any]]:
    """Return sampled and named."""
    return _choices(HOW)


def strata_choices() -> list[tuple[str, Any]]:
    """Return by what a sample is divided."""
    return _choices(STRATA)
