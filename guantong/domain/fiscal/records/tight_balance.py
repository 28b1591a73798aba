"""Rigid spending against resources, this year and the next two: figures side by side, no verdict (紧平衡)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books, held
from guantong.domain.fiscal.records.table import table

YEARS = 3
RESOURCES = "resources"
"""The key under which an assumption changes a year's resources; the other keys are kinds of rigid spending."""


@dataclass(frozen=True, slots=True)
class YearBalance:
    """One year, in fen: `resources` (None where not known), `rigid` spending by kind; `missing` are kinds without a figure.

    `assumed` names what an assumption put in place of the ledger's figure.
    """

    year: int
    resources: int | None
    rigid: Mapping[str, int]
    missing: tuple[str, ...]
    carried: int
    assumed: frozenset[str]

    @property
    def rigid_total(self) -> int:
        """Σ of the rigid spending that is known."""
        return sum(self.rigid.values())

    @property
    def left(self) -> int | None:
        """What rigid spending leaves of the resources; None where they are not known. With kinds missing it is at most that."""
        return None if self.resources is None else self.resources - self.rigid_total

    @property
    def share(self) -> int | None:
        """Rigid spending of the resources in basis points; None where there is nothing to take a share of."""
        return self.rigid_total * BASIS_POINTS // self.resources if self.resources else None


def tight_balance(
    books: Books, year: int, assumed: Mapping[tuple[int, str], int] | None = None
) -> tuple[YearBalance, ...]:
    """Return `year` and the two after it; `assumed` are figures in fen by year and kind that take the ledger's place.

    `carried` is what was carried over into the year, which could be used. Raises KeyError for a kind that is none.
    """
    changes, kinds = assumed or {}, tuple(table("fiscal_capacity").columns["rigid_kind"].choices)
    if unknown := [kind for _, kind in changes if kind not in (*kinds, RESOURCES)]:
        raise KeyError(", ".join(unknown))
    rows, old = held(books, "fiscal_capacity"), held(books, "carry_over")
    resources = _sums(rows.filter(rows.resources.notnull()).group_by("year").agg(fen=rows.resources.max()), "year")
    spent = rows.filter(rows.rigid_kind.notnull(), rows.amount.notnull())
    rigid = _sums(spent.group_by("year", "rigid_kind").agg(fen=spent.amount.sum()), "year", "rigid_kind")
    carried = _sums(old.group_by("year").agg(fen=old.amount.sum()), "year")
    told = []
    for one in range(year, year + YEARS):
        mine = {kind: fen for kind in kinds if (fen := changes.get((one, kind), rigid.get((one, kind)))) is not None}
        told.append(
            YearBalance(
                one,
                changes.get((one, RESOURCES), resources.get((one,))),
                mine,
                tuple(kind for kind in kinds if kind not in mine),
                carried.get((one,), 0),
                frozenset(kind for changed, kind in changes if changed == one),
            )
        )
    return tuple(told)


def _sums(rows: Any, *keys: str) -> dict[tuple[Any, ...], int]:
    return {tuple(row[key] for key in keys): int(row["fen"]) for row in rows.to_pyarrow().to_pylist()}
