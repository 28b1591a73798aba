"""Adjustments and reallocations of a year as far as one sees them, each with the line it was read in (调整与调剂)."""

from dataclasses import dataclass

from guantong.apps.execution.days import Asked
from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.execution.rows import Row
from guantong.apps.execution.sight import Sight
from guantong.domain.fiscal.records.changes import changes
from guantong.domain.roles import Standing


@dataclass(frozen=True)
class Changes:
    """The rows, the latest first, and the deliveries one may open, by batch."""

    rows: list[Row]
    deliveries: dict[str, int]

    @property
    def total(self) -> int:
        """Σ of the rows, in fen."""
        return sum(row.amount for row in self.rows)

    def where(self, row: Row) -> str:
        """Return where a row's line is shown, "" for who may not open its delivery."""
        delivery = self.deliveries.get(row.batch)
        return line_address(delivery, row.sheet, row.row) if delivery else ""


def changes_in(asked: Asked, sight: Sight, name: str, standing: Standing) -> Changes:
    """Return the adjustments or reallocations (`name`) of the year known on the day; those of no unit to who sees everything."""
    told = asked.ledger.told(changes, name, asked.day.year)
    rows = [Row(row) for row in told if sight.sees(row["unit_code"], row["unit"])]
    return Changes(rows, opened_of((row.batch for row in rows), standing))
