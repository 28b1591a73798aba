"""Families of classification codes by their leading digits: personnel, utilities, emergencies (科目族)."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PERSONNEL, UTILITIES, EMERGENCY, PURCHASES, WORKS = "personnel", "utilities", "emergency", "purchases", "works"
OFFICE_RUNNING, ONE_OFF_REVENUE = "office_running", "one_off_revenue"
KEY_SPENDING, STABILISATION_DRAWN, TAX, NON_TAX, DEBT = "key_spending", "stabilisation_drawn", "tax", "non_tax", "debt"
_FILE = Path(__file__).with_suffix(".yaml")


def of_family(rows: Any, family: str, column: str = "economic_code") -> Any:
    """Tell of every row whether its code begins like one of the family's; False where the code is blank."""
    return starts_with_any(rows[column], _codes(family))


def starts_with_any(column: Any, heads: Iterable[str]) -> Any:
    """Tell of a column of codes whether each begins with one of `heads`; False where it is blank."""
    plain = column.fill_null("")
    first, *others = heads
    told = plain.startswith(first)
    for head in others:
        told = told | plain.startswith(head)
    return told


@cache
def _codes(family: str) -> tuple[str, ...]:
    return tuple(yaml.safe_load(_FILE.read_text("utf-8"))[family]["codes"])
