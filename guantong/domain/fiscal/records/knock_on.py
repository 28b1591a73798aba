"""What a slow project brings after it, computed: money carried over, idle bond money and its interest, projects that wait (连锁反应)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books, allowed, held, paid
from guantong.domain.fiscal.records.projects import bond_money, still_planned

DAYS = 365


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What of this year's money is left at its end if the rest goes by the unit's own plan, in fen.

    `planned` is what the project's plan still has for the months that are not over; None without a plan, and then so is `left`.
    """

    project_code: str
    allowed: int
    paid: int
    planned: int | None

    @property
    def left(self) -> int | None:
        """What would be carried into the next year: never less than nothing."""
        return None if self.planned is None else max(0, self.allowed - self.paid - self.planned)


@dataclass(frozen=True, slots=True)
class IdleBond:
    """One bond of a project: how much of it is not spent on the day, and what interest that money has cost so far, in fen.

    `interest` is None where the bond's rate is not known.
    """

    bond_code: str
    project_code: str
    issued_on: date
    issued: int
    idle: int
    interest: int | None

    @property
    def used(self) -> int:
        """What of it is spent."""
        return self.issued - self.idle


@dataclass(frozen=True, slots=True)
class Waiting:
    """A project that waits for another, `steps` away from the slow one, and how many days past its planned start it waits."""

    project_code: str
    project: str
    needs: str
    steps: int
    days: int | None


@dataclass(frozen=True, slots=True)
class KnockOn:
    """What follows from one project's pace."""

    carried: CarriedOver | None
    bonds: tuple[IdleBond, ...]
    waiting: tuple[Waiting, ...]


def knock_on(books: Books, project_code: str, day: date) -> KnockOn:
    """Return what follows from a project's pace as the books stand on `day`; a project without an allowance has nothing to carry."""
    carried = next(carried_over(books, day, project_code), None)
    return KnockOn(carried, tuple(idle_bonds(books, day, project_code)), tuple(dependents(books, day, project_code)))


def carried_over(books: Books, day: date, project_code: str | None = None) -> Iterator[CarriedOver]:
    """Yield what is likely to be carried over, by project (or of one project), largest allowance first."""
    may = allowed(books, day, ("year", "project_code"))
    may = may.filter(may.year == day.year, may.project_code != "", may.allowed > 0).select("project_code", "allowed")
    did = paid(books, day)
    did = did.filter(did.year == day.year).group_by("project_code").agg(paid=did.amount.sum())
    side = may.left_join(did, "project_code").drop("project_code_right")
    side = side.left_join(still_planned(books, day, "project_plan"), "project_code")
    side = side.select("project_code", "allowed", paid=side.paid.fill_null(0), planned=side.planned)
    for row in _rows(_of(side, project_code).order_by(side.allowed.desc(), "project_code")):
        yield CarriedOver(**row)


def idle_bonds(books: Books, day: date, project_code: str | None = None) -> Iterator[IdleBond]:
    """Yield the special bonds of which something is not spent: the oldest money of a project is spent first.

    Interest is counted on what lay idle each day, at the bond's own rate, over 365 days; it is rounded once, at the end.
    """
    bonds, payments = bond_money(books, day)
    spent: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for row in _rows(_of(payments, project_code).order_by("paid_on")):
        spent[row["project_code"]].append((row["paid_on"], row["amount"]))
    ordered = (
        _of(bonds, project_code).filter(bonds.project_code.notnull()).order_by("project_code", "issued_on", "bond_code")
    )
    for project, own in _grouped(_rows(ordered)):
        yield from _idle(own, spent[project], day)


def dependents(books: Books, day: date, project_code: str) -> Iterator[Waiting]:
    """Yield the projects that wait for one, directly or through others, nearest first; a circle is walked once.

    A project that has begun waits no more, nor does what waits for it alone.
    """
    links = defaultdict(list)
    for row in _rows(held(books, "project_link").select("project_code", "needs_project").distinct()):
        links[row["needs_project"]].append(row["project_code"])
    known = {row["project_code"]: row for row in _rows(held(books, "project"))}
    seen, front, steps = {project_code}, [project_code], 0
    if (known.get(project_code, {}).get("finished_on") or date.max) <= day:
        return
    while front:
        steps, behind = steps + 1, []
        for needed in front:
            for code in sorted(links[needed]):
                row = known.get(code, {})
                if code in seen or (row.get("started_on") or date.max) <= day:
                    continue
                seen.add(code)
                behind.append(code)
                start = row.get("start_on")
                yield Waiting(
                    code, row.get("project") or code, needed, steps, max(0, (day - start).days) if start else None
                )
        front = behind


def _idle(bonds: list[dict[str, Any]], payments: list[tuple[date, int]], day: date) -> Iterator[IdleBond]:
    left = [bond["amount"] for bond in bonds]
    cost = [Fraction(0) for _ in bonds]
    since = min(bond["issued_on"] for bond in bonds)
    turns: dict[date, int] = defaultdict(int)
    for on, amount in payments:
        turns[on] += amount
    days = sorted({*turns, *(bond["issued_on"] for bond in bonds), day})
    owed = 0
    for now in days:
        for at, bond in enumerate(bonds):
            if bond["issued_on"] < now and bond["rate_bp"] is not None:
                cost[at] += Fraction(
                    left[at] * bond["rate_bp"] * (now - max(since, bond["issued_on"])).days, BASIS_POINTS * DAYS
                )
        owed += turns.get(now, 0)
        for at, bond in enumerate(bonds):
            if bond["issued_on"] <= now:
                # what was paid before the money came is settled from it when it comes; what came back is idle again
                taken = min(left[at], owed) if owed > 0 else max(left[at] - bond["amount"], owed)
                left[at], owed = left[at] - taken, owed - taken
        since = now
    for at, bond in enumerate(bonds):
        if left[at] > 0:
            interest = None if bond["rate_bp"] is None else round(cost[at])
            yield IdleBond(
                bond["bond_code"], bond["project_code"], bond["issued_on"], bond["amount"], left[at], interest
            )


def _of(rows: Any, project_code: str | None) -> Any:
    return rows if project_code is None else rows.filter(rows.project_code == project_code)


def _rows(table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return found


def _grouped(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["project_code"]].append(row)
    yield from groups.items()
