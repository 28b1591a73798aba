"""Where a row of the books stands: the file that was delivered, its sheet and line, under which headers (出处)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.queries import deliveries_seen_by
from guantong.domain.fiscal.records.printing import printed
from guantong.domain.fiscal.records.table import table
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what its column means, the header and the letter of the column in the file ("" where the file has none), its value."""

    words: Words
    header: str
    letter: str
    value: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands; `address` of that line in its delivery, "" for who may not open it."""

    name: str
    sheet: str
    row: int
    cells: list[Cell]
    address: str


def place_of(row: Mapping[str, Any], name: str, standing: Standing) -> Place:
    """Return where a row of the table `name` stands; the values are those that were taken in, people's names masked."""
    delivery = Delivery.objects.filter(batch=row["batch"], reverses=None).order_by("pk").first()
    mapping = delivery.as_mapped if delivery else None
    at = dict(mapping.columns) if mapping else {}
    cells = [
        Cell(column.words, mapping.headers[at[key]] if mapping and key in at else "", letter(at[key]) if key in at else "", printed(column, row[key]))
        for key, column in table(name).columns.items()
        if row.get(key) is not None
    ]  # fmt: skip
    seen = delivery is not None and deliveries_seen_by(standing).filter(pk=delivery.pk).exists()
    address = line_address(delivery.pk, row["sheet"], row["row"]) if delivery is not None and seen else ""
    return Place(delivery.name if delivery else "", row["sheet"] or "", row["row"], cells, address)


def opened_of(batches: Iterable[str], standing: Standing) -> dict[str, int]:
    """Return the deliveries that one may open, by batch."""
    seen = deliveries_seen_by(standing).filter(batch__in=set(batches), reverses=None).order_by("-pk")
    return dict(seen.values_list("batch", "pk"))


def line_address(delivery: int, sheet: str | None, line: int) -> str:
    """Return where a line of a delivery is shown."""
    return reverse("feeds:row", args=[delivery, line]) + (f"?{urlencode({'sheet': sheet})}" if sheet else "")


def letter(position: int) -> str:
    """Return what a spreadsheet calls the column at a position from 0: A, B … Z, AA."""
    name, left = "", position + 1
    while left:
        left, at = divmod(left - 1, _LETTERS)
        name = chr(ord("A") + at) + name
    return name
