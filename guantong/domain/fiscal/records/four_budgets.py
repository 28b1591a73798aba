"""The four budgets of a year side by side: both sides of each, item by item, and what one gives another (四本预算收支平衡).

A budget that stands in no row is absent, which is not the same as nothing: of social insurance many districts have none of their own,
because a higher level pools it 由上级统筹, and say so in a row without an amount.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held

BUDGETS = ("general", "government_fund", "state_capital", "social_insurance")
"""The four of the Budget Law, art. 5, in its order."""
SIDES = ("income", "outlay")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of one side, in fen, and where it was read."""

    side: str
    kind: str
    item: str
    amount: int
    batch: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Budget:
    """One of the four with its items, those of income first; without items nothing is known of it."""

    name: str
    items: tuple[Item, ...]

    def total(self, side: str, kind: str = "") -> int:
        """Return Σ of a side in fen, or of one kind of its items."""
        return sum(one.amount for one in self.items if one.side == side and kind in {"", one.kind})

    @property
    def sides(self) -> frozenset[str]:
        """The sides that are known; none where no row bears an amount."""
        return frozenset(one.side for one in self.items) if any(one.amount for one in self.items) else frozenset()

    @property
    def difference(self) -> int | None:
        """Income less outlay in fen; None where one side, or both, are not known."""
        return self.total("income") - self.total("outlay") if len(self.sides) == len(SIDES) else None

    @property
    def absence(self) -> str:
        """What the row says that stands for a budget without amounts; "" where there are amounts, or no row either."""
        return "" if self.sides else "；".join(one.item for one in self.items)


def four_budgets(books: Books, year: int) -> tuple[Budget, ...]:
    """Return the four budgets of a year as the books balance them, whichever rows there are."""
    rows = held(books, "balance")
    rows = rows.filter(rows.year == year).order_by("side", rows.amount.desc(), "item")
    items: dict[str, list[Item]] = {}
    for row in books.rows(rows):
        item = Item(
            row["side"], row["kind"] or "", row["item"], int(row["amount"] or 0), row["batch"], row["sheet"], row["row"]
        )
        items.setdefault(row["fund_kind"] or "", []).append(item)
    return tuple(Budget(name, tuple(items.get(name, ()))) for name in BUDGETS)


def given_and_received(budgets: Sequence[Budget]) -> tuple[int, int]:
    """Return what budgets give each other and what they receive of each other 调出、调入, in fen: equal in books that hold."""
    given, received = (sum(one.total(side, "book_transfer") for one in budgets) for side in ("outlay", "income"))
    return given, received
