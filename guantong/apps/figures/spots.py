"""A place in a file as part of an address (位置)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from guantong.domain.fiscal.facts import Spot

_LONGEST = 400


def spot_of(place: Mapping[str, Any]) -> str:
    """Return the query that names a place: page, table, row, header, what is printed there."""
    named = {name: str(place.get(name) or "")[:_LONGEST] for name in ("page", "table", "row", "header", "printed")}
    return f"?{urlencode({name: value for name, value in named.items() if value})}"


def spot_at(spot: Spot) -> str:
    """Return the query that names `spot`."""
    return spot_of({name: getattr(spot, name) for name in ("page", "table", "row", "header", "printed")})


def spot_in(query: Mapping[str, str]) -> Spot | None:
    """Return the place that a query names, the first page when it names none; None when that is no place."""
    page, row = query.get("page", "") or "1", query.get("row", "") or "0"
    if not (_short(page) and _short(row)):
        return None
    return Spot(int(page), query.get("table", ""), int(row), query.get("header", ""), query.get("printed", ""))


def _short(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 8
