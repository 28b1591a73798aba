"""How much of a year's approved budget was adjusted, by unit and for the district; and the plans against the books (累计调整率、账册核对)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from guantong.apps.adjustments.models import DECIDED, Item, Plan
from guantong.apps.adjustments.queries import items_seen_by, plans_seen_by, seen_of
from guantong.apps.components.search import searchable
from guantong.apps.execution.changes import changes_in
from guantong.apps.execution.days import Asked, on_a_day
from guantong.apps.execution.queries import units
from guantong.apps.execution.sight import sight_of
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit in one year: what approved plans raised and cut of its spending, beside its approved budget, in fen.

    `approved` is None where the books do not hold it: not known is not nothing. `debt` is what of the net is paid by debt.
    """

    code: str
    unit: str
    times: int
    raised: int
    cut: int
    approved: int | None
    debt: int = 0
    whole: bool = False

    @property
    def net(self) -> int:
        """Raised less cut."""
        return self.raised - self.cut

    @property
    def points(self) -> int | None:
        """Raised and cut together of the approved budget, in basis points; None where that is not known."""
        return (self.raised + self.cut) * 10_000 // self.approved if self.approved else None

    @property
    def search(self) -> str:
        """What it is found by."""
        return searchable(self.unit, self.code)


def rates_of(year: int, standing: Standing, today: date) -> list[Rate]:
    """Return the district first, then every unit with adjusted lines in `year`, by name; amounts of spending only, in fen."""
    rows = items_seen_by(standing).filter(edition__plan__year=year, edition__plan__state__in=DECIDED, side="expense")
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in rows:
        groups[item.unit_code, item.unit].append(item)
    told = _approved(year, standing, today)
    by_code, by_name = told or ({}, {})
    found = [
        _rate(code, name, lines, by_code.get(code) if code in by_code else by_name.get(name))
        for (code, name), lines in sorted(groups.items(), key=lambda one: (one[0][1], one[0][0]))
    ]
    every = [item for lines in groups.values() for item in lines]
    whole = sum(by_code.values()) if by_code else None
    return [_rate("", "全区", every, whole, whole=True), *found] if every else []


@dataclass(frozen=True, slots=True)
class Beside:
    """One decision in the plans and in the books, in fen: None where one of them does not hold it."""

    number: str
    on: date | None
    plan: Plan | None
    planned: int | None
    booked: int | None

    @property
    def off(self) -> int | None:
        """Books less plan; None where one is missing."""
        return None if self.planned is None or self.booked is None else self.booked - self.planned

    @property
    def says(self) -> Words:
        """What they come to."""
        if self.booked is None:
            return Words("账册中没有这个文号", "the books do not hold this number")
        if self.planned is None:
            return Words("没有登记这个文号的方案", "no plan bears this number")
        return Words("一致", "the same") if not self.off else Words("不一致，请核对", "they differ: check")


def beside_books(year: int, standing: Standing, today: date) -> list[Beside] | None:
    """Return every decision of a year, of the plans and of the books' `adjustment` rows, by number; None without books."""
    asked = _asked(year, today)
    if asked is None:
        return None
    booked: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for row in changes_in(asked, sight_of(standing), "adjustment", standing).rows:
        booked[str(row.document_no or "")].append((row.on, row.amount))
    found, seen = [], set()
    plans = (
        plans_seen_by(standing).filter(year=year, state__in=DECIDED).exclude(decision="").order_by("decided_on", "pk")
    )
    for plan in plans:
        edition = plan.editions.order_by("-number").first()
        lines = seen_of(list(edition.items.filter(dropped=False)), standing) if edition else []
        rows = booked.get(plan.decision)
        total = sum(line.change for line in lines if line.side == "expense") if lines else None
        found.append(Beside(plan.decision, plan.decided_on, plan, total, _sum(rows) if rows else None))
        seen.add(plan.decision)
    for number, rows in sorted(booked.items()):
        if number not in seen:
            found.append(Beside(number, max(day for day, _ in rows), None, None, _sum(rows)))
    return found


def _sum(rows: Iterable[tuple[date, int]]) -> int:
    return sum(amount for _, amount in rows)


def _rate(code: str, unit: str, lines: list[Item], approved: int | None, *, whole: bool = False) -> Rate:
    raised = sum(line.change for line in lines if line.change > 0)
    cut = -sum(line.change for line in lines if line.change < 0)
    debt = sum(line.change for line in lines if line.debt)
    return Rate(code, unit, len({line.edition_id for line in lines}), raised, cut, approved, debt, whole)


def _asked(year: int, today: date) -> Asked | None:
    asked = on_a_day(f"{year}-12-31", today)
    return asked if asked is not None and asked.day.year == year else None


def _approved(year: int, standing: Standing, today: date) -> tuple[dict[str, int], dict[str, int]] | None:
    """Return what was approved by unit code and by name; None where the books hold no budget of the year."""
    asked = _asked(year, today)
    if asked is None or not asked.budgeted:
        return None
    lines = [line for line in units(asked, sight_of(standing)) if line.approved]
    return {line.code: line.approved for line in lines}, {line.name: line.approved for line in lines}
