"""Units of like size, each by its name: of the same kind, the nearest by approved total (同类同规模单位)."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import nearest as beside
from guantong.domain.fiscal.records.matching import budget

NEAREST = 15


def sizes(books: Books, year: int) -> Any:
    """Return columns unit_code, unit, kind and `approved` (fen, above 0): the units of `year` and their approved budget.

    Raises NotHeld without units or budget lines.
    """
    units = books.table("unit")
    units = units.filter((units.year == year) & units.kind.notnull())
    units = units.group_by("unit_code").agg(unit=units.unit.max(), kind=units.kind.max())
    approved = budget(books, year, ["unit_code"], ["approved"])
    joined = units.inner_join(approved.filter(approved.budgeted > 0), "unit_code")
    return joined.select("unit_code", "unit", "kind", approved=joined.budgeted)


def peers(books: Books, year: int, nearest: int = NEAREST) -> Any:
    """Return columns unit_code, unit, approved, peer_code, peer, peer_approved and `nearness` (1 is the nearest).

    A unit of a kind with fewer fellows has fewer peers.
    """
    one = sizes(books, year)
    pairs = beside(one.mutate(allowed=one.approved, pace=0), nearest)
    return pairs.select(
        "unit_code", "unit", "approved", "peer_code", "peer", peer_approved="size", nearness=pairs.place + 1
    )
