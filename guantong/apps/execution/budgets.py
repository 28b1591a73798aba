"""The four budgets as a page shows them: each a line with what it lacks, their items with the lines they were read in (四本预算)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guantong.apps.execution.days import Asked
from guantong.apps.execution.places import line_address
from guantong.apps.feeds.queries import deliveries_seen_by
from guantong.domain.fiscal.records.four_budgets import Budget, Item, four_budgets, given_and_received
from guantong.domain.fiscal.records.table import table
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_BOOKS = table("balance").columns["fund_kind"].choices


@dataclass(frozen=True, slots=True)
class BalanceItem(Item):
    """An item and the budget it stands in."""

    fund_kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One of the four: sums of its sides in fen (None: nothing is known), and what is to be said of it."""

    name: str
    words: Words
    income: int | None
    outlay: int | None
    difference: int | None
    received: int | None
    given: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Budgets:
    """The four, their items, what they give each other and receive of each other, and the deliveries one may open, by batch."""

    lines: list[Line]
    items: list[BalanceItem]
    given: int
    received: int
    deliveries: dict[str, int]

    def where(self, item: Item) -> str:
        """Return where an item's line is shown, "" for who may not open its delivery."""
        delivery = self.deliveries.get(item.batch)
        return line_address(delivery, item.sheet, item.row) if delivery else ""


def budgets_of(asked: Asked, standing: Standing) -> Budgets:
    """Return the four budgets of the year that is asked for, as known on the day."""
    told = asked.ledger.told(four_budgets, asked.day.year)
    items = [
        BalanceItem(one.side, one.kind, one.item, one.amount, one.batch, one.sheet, one.row, budget.name)
        for budget in told
        for one in budget.items
    ]
    batches = {one.batch for one in items}
    seen = deliveries_seen_by(standing).filter(batch__in=batches, reverses=None).order_by("-pk")
    given, received = given_and_received(told)
    return Budgets([_line(one) for one in told], items, given, received, dict(seen.values_list("batch", "pk")))


def _line(budget: Budget) -> Line:
    known = [budget.total(side) if side in budget.sides else None for side in ("income", "outlay")]
    moved = [budget.total(side, "book_transfer") if side in budget.sides else None for side in ("income", "outlay")]
    return Line(budget.name, _BOOKS[budget.name].words, *known, budget.difference, *moved, _says(budget))


def _says(budget: Budget) -> str:
    if budget.absence:
        return _("无金额，报送时注明：{said}").format(said=budget.absence)
    if not budget.items:
        return _("账册没有这本预算；本级不编的，请财政报送一行说明")
    if budget.difference is None:
        return _("只有一方的数，不能核对")
    return _("收支平衡") if budget.difference == 0 else _("收支两方不相等，先核对报送的表")
