"""The desk beside a bare Django page, and two lists of the site for comparison."""

from typing import Any

from benchmarks.served import beside_bare, row

GOAL = 5.0
PAGES = {"a desk": "/", "a list of 50 steps": "/years/", "the journal": "/journal/"}


def measure() -> list[dict[str, Any]]:
    """Return p95 of a staff member's desk ÷ p95 of a page that only reads who is signed in; of two lists without a goal."""
    found = beside_bare(PAGES)
    return [row(name, *found[name], GOAL if name == "a desk" else None) for name in PAGES]
