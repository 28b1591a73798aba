"""Where a row of the books stands: the file that was delivered, its sheet and line, under which headers (出处)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guantong.apps.components.templatetags.words import yuan
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.queries import deliveries_seen_by
from guantong.domain.fiscal.records.table import Column, Kind, table
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what its column means, the header and the letter of the column in the file ("" where the file has none), its value."""

    words: Words
    header: str
    letter: str
    value: str | Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands. `name` of the file; `delivery` only for who may open it."""

    name: str
    sheet: str
    row: int
    cells: list[Cell]
    delivery: Delivery | None


def place_of(row: Mapping[str, Any], name: str, standing: Standing) -> Place:
    """Return where a row of the table `name` stands; the values are those that were taken in, people's names masked."""
    delivery = Delivery.objects.filter(batch=row["batch"], reverses=None).order_by("pk").first()
    mapping = delivery.as_mapped if delivery else None
    at = dict(mapping.columns) if mapping else {}
    cells = [
        Cell(column.words, mapping.headers[at[key]] if mapping and key in at else "", letter(at[key]) if key in at else "", said(column, row[key]))
        for key, column in table(name).columns.items()
        if row.get(key) is not None
    ]  # fmt: skip
    opened = delivery if delivery and deliveries_seen_by(standing).filter(pk=delivery.pk).exists() else None
    return Place(delivery.name if delivery else "", row["sheet"], row["row"], cells, opened)


def said(column: Column, value: Any) -> str | Words:
    """Return a value of a column as people read it; money in 元."""
    if column.kind is Kind.CHOICE:
        return column.choices[value].words if value in column.choices else str(value)
    if column.kind is Kind.MONEY:
        return f"{yuan(value)} {_('元')}"
    if column.kind is Kind.FLAG:
        return _("是") if value else _("否")
    if column.kind is Kind.MONTH and isinstance(value, date):
        return f"{value:%Y-%m}"
    return str(value)


def letter(position: int) -> str:
    """Return what a spreadsheet calls the column at a position from 0: A, B … Z, AA."""
    name, left = "", position + 1
    while left:
        left, at = divmod(left - 1, _LETTERS)
        name = chr(ord("A") + at) + name
    return name
