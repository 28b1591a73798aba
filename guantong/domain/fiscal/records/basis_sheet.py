"""The basis of what a draft asks: by project its estimate, item by item, beside the standards in force; the register of standards (测算依据).

What is missing is shown as missing, what lies above a standard is a question, and a sum that does not add up says by how much.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books, Place, place_of
from guantong.domain.fiscal.records.drafting import before, by_project, drafts, estimates, projects_in, version_of
from guantong.domain.fiscal.records.execution import held

THOUSAND = 1000
ROUNDING = 50_00
"""Half the last place of an amount in 万元 with two decimals, in fen: nearer than that a product is its amount."""
"""Batch, sheet and row."""


@dataclass(frozen=True, slots=True)
class Standard:
    """One expenditure standard (支出标准): `amount` in fen for one `measure`, in force from a day to another (None: no end)."""

    code: str
    name: str
    document: str
    scope: str
    measure: str
    amount: int
    from_on: date
    until_on: date | None
    place: Place

    def state(self, day: date) -> str:
        """Return whether it is in force on `day`: "in_force", "ended" or "not_begun"."""
        if day < self.from_on:
            return "not_begun"
        return "ended" if self.until_on and day > self.until_on else "in_force"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an estimate: `quantity` in thousandths, `unit_price` and `amount` in fen, None where it is not written.

    `standard_code` is what the estimate names, `standard` what the register holds under it in force on the day.
    """

    name: str
    document: str
    quantity: int | None
    measure: str
    unit_price: int | None
    amount: int
    standard_code: str
    standard: Standard | None
    place: Place

    @property
    def product(self) -> int | None:
        """Quantity times unit price in fen; None where one of them is not written."""
        if self.quantity is None or self.unit_price is None:
            return None
        return (self.quantity * self.unit_price + THOUSAND // 2) // THOUSAND

    @property
    def apart(self) -> int:
        """How far the product lies from the amount, in fen; 0 where it cannot be told or is rounding."""
        found = 0 if self.product is None else self.product - self.amount
        return found if abs(found) > ROUNDING else 0

    @property
    def comparable(self) -> bool:
        """True where unit price and standard speak of the same measure."""
        return self.standard is not None and self.unit_price is not None and self.standard.measure == self.measure

    @property
    def above(self) -> int:
        """How much the unit price lies above the standard, in fen; 0 where it does not, or cannot be compared."""
        if self.standard is None or self.unit_price is None or not self.comparable:
            return 0
        return max(self.unit_price - self.standard.amount, 0)

    @property
    def lacks(self) -> tuple[str, ...]:
        """Which parts of a basis are not written: of "document", "quantity", "unit_price". Not everything has a standard."""
        said = {"document": self.document, "quantity": self.quantity, "unit_price": self.unit_price}
        return tuple(name for name, value in said.items() if value in (None, ""))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one project of a unit asks in a version: `ask` in fen, `last` the year before (None: not in it), its items.

    `shared` is what all units ask for the same project: an estimate is of the whole.
    """

    unit_code: str
    unit: str
    code: str
    project: str
    version: str
    ask: int
    shared: int
    last: int | None
    items: tuple[Item, ...]

    @property
    def missing(self) -> bool:
        """True without any item."""
        return not self.items

    @property
    def sum(self) -> int:
        """What the items come to, in fen."""
        return sum(one.amount for one in self.items)

    @property
    def difference(self) -> int:
        """How much more is asked than the items come to, in fen; 0 without items, or where it is rounding."""
        apart = 0 if self.missing else self.shared - self.sum
        return apart if abs(apart) > 2 * ROUNDING else 0

    @property
    def above(self) -> int:
        """How many items lie above their standard."""
        return sum(1 for one in self.items if one.above)

    @property
    def off(self) -> bool:
        """True where a product is not its amount, or the items do not come to what is asked."""
        return bool(self.difference) or any(one.apart for one in self.items)

    @property
    def states(self) -> tuple[str, ...]:
        """What is to be asked about: of "missing", "above", "off", "partial"; ("whole",) where nothing is."""
        told = {
            "missing": self.missing, "above": self.above > 0, "off": self.off,
            "partial": any(one.lacks for one in self.items),
        }  # fmt: skip
        return tuple(name for name, so in told.items() if so) or ("whole",)


def sheets(books: Books, day: date, version: str = "") -> list[Sheet]:
    """Return the projects of the year drafted on `day`, by unit and code: of a `version`, or of each unit's newest draft.

    Standards are those in force on `day`. Amounts in fen.
    """
    rows = version_of(books, day, version) if version else drafts(books, day)
    told = _rows(by_project(projects_in(rows)).order_by("unit_code", "project_code"))
    past = before(books, day)
    last = {
        (row["unit_code"], row["project_code"]): row["fen"]
        for row in _rows(past.group_by("unit_code", "project_code").agg(fen=past.amount.sum()))
    }
    items, shared = _items(books, day), defaultdict[str, int](int)
    for row in told:
        shared[row["project_code"]] += row["ask"]
    return [
        Sheet(
            row["unit_code"], row["unit"] or "", row["project_code"], row["project"], row["version"], row["ask"],
            shared[row["project_code"]], last.get((row["unit_code"], row["project_code"])), tuple(items.get(row["project_code"], ())),
        )
        for row in told
    ]  # fmt: skip


def versions(books: Books, day: date) -> list[str]:
    """Return which versions of the year drafted on `day` the books hold, in the order of the year."""
    order = ("first_submission", "control_figures", "second_submission", "draft", "approved")
    return [name for name in order if _rows(version_of(books, day, name).limit(1))]


def standards(books: Books, day: date | None = None) -> list[Standard]:
    """Return the register of expenditure standards by code and first day; with a `day` only those in force on it."""
    rows = _rows(held(books, "standard").order_by("code", "from_on", "row"))
    found = [
        Standard(
            row["code"], row["name"] or row["code"], row["document"] or "", row["scope"] or "", row["measure"] or "", row["amount"],
            row["from_on"], row["until_on"], place_of(row),
        )
        for row in rows
    ]  # fmt: skip
    return [one for one in found if day is None or one.state(day) == "in_force"]


def _items(books: Books, day: date) -> dict[str, list[Item]]:
    by_code = {one.code: one for one in standards(books, day)}  # the newest in force is the last of its code
    found: dict[str, list[Item]] = defaultdict(list)
    for row in _rows(estimates(books, day).order_by("project_code", "batch", "sheet", "row")):
        code = row["standard"] or ""
        found[row["project_code"]].append(
            Item(
                row["item"], row["document"] or "", row["quantity"], row["measure"], row["unit_price"], row["amount"], code,
                by_code.get(code), place_of(row),
            )
        )  # fmt: skip
    return found


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found


def totals(some: Sequence[Sheet]) -> dict[str, int]:
    """Return of some sheets: how many, what they `ask`, and how many are missing, above a standard, or do not add up."""
    return {
        "count": len(some), "ask": sum(one.ask for one in some), "missing": sum(one.missing for one in some),
        "above": sum(one.above > 0 for one in some), "off": sum(one.off for one in some),
        "unfounded": sum(one.ask for one in some if one.missing),
    }  # fmt: skip
