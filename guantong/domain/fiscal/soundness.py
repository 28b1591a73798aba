"""Whether the figures of a table are sound, before anybody judges conduct: every total against its items (勾稽)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.fiscal.table import Table
from guantong.domain.fiscal.totals import closing_totals


@dataclass(frozen=True, slots=True)
class Weighing:
    """One total held against its items: None where it could not be computed, which is not a pass."""

    total: Evidence
    difference: int
    verdict: Weighed | None


def weighings(table: Table) -> Iterator[Weighing]:
    """Yield every amount that closes rows of `table`, weighed against them; a percentage closes nothing."""
    for total, items in closing_totals(table):
        for column, value in total.values.items():
            if column != "percent" and (value.fen is not None or value.unread):
                balance = weigh(value, [item.values.get(column) for item in items])
                if balance is None:
                    yield Weighing(value.evidence, 0, None)
                else:
                    yield Weighing(value.evidence, balance.difference, balance.verdict)


@dataclass(frozen=True, slots=True)
class Control:
    """The control totals of a table: what it holds, what its last total says, how its identities came out (控制数)."""

    kind: str
    title: str
    unit: str
    pages: tuple[int, ...]
    rows: int
    values: int
    amount: int
    total: Evidence | None
    held: int
    rounding: int
    broken: tuple[Weighing, ...]
    not_computed: int

    @property
    def computed(self) -> int:
        """How many identities could be computed."""
        return self.held + self.rounding + len(self.broken)


def control_of(table: Table) -> Control:
    """Return the control totals of `table`; `amount` sums every cell with an amount, the check of a copy against it."""
    values = [value for row in table.rows for value in row.values.values()]
    found = list(weighings(table))
    came = Counter(one.verdict for one in found)
    last = table.grand_total()
    printed = [value.evidence for value in last.values.values() if value.fen is not None] if last else []
    return Control(
        table.kind, table.title, table.unit, table.pages, len(table.rows), len(values), sum(v.fen or 0 for v in values),
        printed[0] if printed else None, came[Weighed.HOLDS], came[Weighed.ROUNDING],
        tuple(one for one in found if one.verdict is Weighed.BROKEN), came[None],
    )  # fmt: skip
