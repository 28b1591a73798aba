"""What each source should have given a project by a day, and what has arrived: budget, bonds, transfers, own funds (资金到位)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books, held
from guantong.domain.fiscal.records.projects import named

SOURCES = ("budget", "bond", "transfer", "own")


@dataclass(frozen=True, slots=True)
class Allotment:
    """One planned allotment of a source, in fen: `due` says that its day has come, None that no day is named; `arrived` by the day."""

    source: str
    due_on: date | None
    due: bool | None
    planned: int
    allotted_on: date | None
    arrived: int
    place: tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Funds:
    """A project's allotments, by source and day; `key` None where the list of projects does not say whether it is a key one."""

    code: str
    name: str
    unit_code: str
    unit: str
    key: bool | None
    parts: tuple[Allotment, ...]

    def of(self, source: str) -> "Sums":
        """Return the sums of one source, of "" all."""
        return sums([part for part in self.parts if source in ("", part.source)])


@dataclass(frozen=True, slots=True)
class Sums:
    """In fen: `planned` in all, of it `due` by the day, what has `arrived` and what of that was due; `undated` names no day."""

    planned: int
    due: int
    arrived: int
    arrived_due: int
    undated: int

    @property
    def rate(self) -> int | None:
        """What has arrived of what was due, in basis points; None where nothing was due."""
        return self.arrived_due * BASIS_POINTS // self.due if self.due > 0 else None

    @property
    def missing(self) -> int:
        """What was due and has not arrived."""
        return self.due - self.arrived_due


def sums(parts: list[Allotment]) -> Sums:
    """Return the sums of some allotments."""
    due = [part for part in parts if part.due]
    return Sums(
        sum(part.planned for part in parts), sum(part.planned for part in due), sum(part.arrived for part in parts),
        sum(part.arrived for part in due), sum(part.planned for part in parts if part.due is None),
    )  # fmt: skip


def in_place(books: Books, day: date) -> list[Funds]:
    """Return the projects with allotments, by code: on `day`, what the books know of it then."""
    rows = named(books, held(books, "project_funds"))
    parts: dict[tuple[str, str], list[Allotment]] = defaultdict(list)
    for row in _rows(rows.order_by("project_code", "source", "due_on", "row")):
        come = row["allotted_on"] is None or row["allotted_on"] <= day
        due = row["due_on"] <= day if row["due_on"] else None
        arrived = (row["allotted"] or 0) if come else 0
        place = (row["batch"], row["sheet"] or "", row["row"])
        one = Allotment(
            row["source"], row["due_on"], due, row["planned"], row["allotted_on"] if come else None, arrived, place
        )
        parts[row["project_code"], row["project"]].append(one)
    listed = held(books, "project")
    known = {row["project_code"]: row for row in _rows(listed.select("project_code", "key", "unit_code", "unit"))}
    return [
        Funds(code, name, known.get(code, {}).get("unit_code") or "", known.get(code, {}).get("unit") or "", known.get(code, {}).get("key"), tuple(found))
        for (code, name), found in sorted(parts.items())
    ]  # fmt: skip


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found
