"""State assets of a year by class and item, and whether the report's total is the sum of its classes (国有资产，监督法24条)."""

from collections.abc import Iterable
from dataclasses import dataclass

from guantong.domain.fiscal.records.books import Books, Place, place_of
from guantong.domain.fiscal.records.execution import held

CLASSES = ("firms", "financial", "institutions", "natural")
"""The four classes a report has, in the order of the reports."""
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Asset:
    """One item of one class in one year, in fen (None: the row gives no money), its quantity as it is written, and its place."""

    year: int
    of: str
    item: str
    amount: int | None
    quantity: str
    place: Place


@dataclass(frozen=True, slots=True)
class Summed:
    """An item's total beside the sum of its classes, in fen; `parts` and `off` are None where a class is `missing` or a side is not said."""

    item: str
    total: int | None
    parts: int | None
    missing: tuple[str, ...]

    @property
    def off(self) -> int | None:
        """The total less the sum of the classes."""
        return None if self.total is None or self.parts is None else self.total - self.parts


def state_assets(books: Books, year: int) -> tuple[Asset, ...]:
    """Return the items of a year, class by class and the total last, in the order of their file."""
    rows = held(books, "state_asset")
    found = [
        Asset(
            row["year"], row["asset_class"], row["item"], None if row["amount"] is None else int(row["amount"]), row["quantity"] or "",
            place_of(row),
        )
        for row in books.rows(rows.filter(rows.year == year).order_by("batch", "sheet", "row"))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (*CLASSES, TOTAL).index(one.of)))


def summed(assets: Iterable[Asset]) -> tuple[Summed, ...]:
    """Return, for each item some class or the total has money in, the total beside the sum of the four classes.

    A natural resource has no money in many districts: a class that has none in an item is named, and nothing is added up without it.
    """
    told = [one for one in assets if one.amount is not None]
    sums = []
    for item in dict.fromkeys(one.item for one in told):
        by_class = {one.of: one.amount for one in told if one.item == item}
        missing = tuple(name for name in CLASSES if name not in by_class)
        parts = None if missing else sum(by_class[name] or 0 for name in CLASSES)
        sums.append(Summed(item, by_class.get(TOTAL), parts, missing))
    return tuple(sums)
