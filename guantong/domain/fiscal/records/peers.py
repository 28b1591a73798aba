"""Units of like size: of the same kind, the nearest by approved total, each by its name (同类同规模单位)."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
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

    Nearness is by the ratio of the approved totals, larger over smaller; of equals the lower code comes first. A unit of a kind
    with fewer fellows has fewer peers.
    """
    import ibis

    one = sizes(books, year)
    other = one.rename(peer_code="unit_code", peer="unit", peer_kind="kind", peer_approved="approved")
    pairs = one.cross_join(other)
    pairs = pairs.filter((pairs.kind == pairs.peer_kind) & (pairs.unit_code != pairs.peer_code))
    far = (pairs.approved.cast("float64").ln() - pairs.peer_approved.cast("float64").ln()).abs()
    order = ibis.window(group_by="unit_code", order_by=[far.round(9), pairs.peer_code])
    pairs = pairs.mutate(nearness=ibis.row_number().over(order) + 1)
    pairs = pairs.filter(pairs.nearness <= nearest)
    return pairs.select("unit_code", "unit", "approved", "peer_code", "peer", "peer_approved", "nearness")


def among_peers(pairs: Any, values: Any, value: str) -> Any:
    """Return columns unit_code, `peers`, `median` and `mad`: of `value`, a float column of `values` by unit_code, among its peers.

    `pairs` is what `peers` gave; peers without a value are left out.
    """
    theirs = values.select(peer_code=values.unit_code, value=values[value].cast("float64"))
    beside = pairs.inner_join(theirs.filter(theirs.value.notnull()), "peer_code").select(
        "unit_code", "peer_code", "value"
    )
    beside = beside.mutate(median=beside.value.median().over(group_by="unit_code"))
    return beside.group_by("unit_code").agg(
        peers=beside.count(), median=beside["median"].max(), mad=(beside.value - beside["median"]).abs().median()
    )
