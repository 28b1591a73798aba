"""Payments one by one, as a list asks for them: found, counted, summed, and one with where it stands in its file (支付明细)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.progress import of_the_year
from guantong.domain.fiscal.records.special_funds import late, of_funds, outside

SORTED_BY = ("paid_on", "amount", "voucher_no")
_APART = {"outside": outside, "late": late}
_SEARCHED = ("voucher_no", "payee", "purpose", "project", "unit")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which payments of a year are asked for. `units` are the codes one may see (None: all); "" in a code is a blank one.

    `fund_code` asks for those of a special fund's projects, `apart` of them those "outside" its classes or paid "late", after its term.
    `head` is how the functional class begins.
    `typed` words are all found in number, payee, purpose, project or unit; `equal` are values of columns; `lined` False asks for
    what no budget line holds; `without` are names of firms and projects whose payments somebody keeps out of.
    """

    units: tuple[str, ...] | None = None
    unit_code: str | None = None
    project_code: str | None = None
    fund_code: str | None = None
    apart: str = ""
    head: str = ""
    lined: bool | None = None
    typed: str = ""
    equal: tuple[tuple[str, str], ...] = ()
    sort: str = "-paid_on"
    without: tuple[str, ...] = ()


def payments(books: Books, day: date, wanted: Wanted) -> Any:
    """Return the payments of `day`'s budget year known on `day` that are `wanted`, lazily, unsorted."""
    rows = of_the_year(books, day)
    if wanted.units is not None:
        rows = rows.filter(rows.unit_code.isin(wanted.units))
    for column, value in (("unit_code", wanted.unit_code), ("project_code", wanted.project_code), *wanted.equal):
        if value is not None:
            rows = rows.filter(rows[column].fill_null("") == value)
    if wanted.head:
        rows = rows.filter(rows.function_code.startswith(wanted.head))
    if wanted.fund_code is not None:
        rows = of_funds(books, rows)
        rows = _APART.get(wanted.apart, _all)(books, rows.filter(rows.fund_code == wanted.fund_code))
    if wanted.lined is not None:
        rows = rows.filter(rows.lined == wanted.lined)
    for name in wanted.without:
        rows = rows.filter(~rows.payee.fill_null("").contains(name), ~rows.project.fill_null("").contains(name))
    for word in wanted.typed.split():
        said = rows.voucher_no.fill_null("")
        for column in _SEARCHED[1:]:
            said = said.concat(" ", rows[column].fill_null(""))
        rows = rows.filter(said.contains(word))
    return rows


def _all(_books: Books, rows: Any) -> Any:
    return rows


def counted(books: Books, day: date, wanted: Wanted) -> tuple[int, int, int]:
    """Return how many payments are wanted, their sum in fen, and what of it no budget line holds."""
    rows = payments(books, day, wanted)
    sums = {"fen": rows.amount.sum(), "outside": rows.amount.sum(where=~rows.lined)}
    (told,) = books.rows(rows.aggregate(count=rows.count(), **sums))
    return int(told["count"]), int(told["fen"] or 0), int(told["outside"] or 0)


def listed(books: Books, day: date, wanted: Wanted, first: int, most: int) -> list[dict[str, Any]]:
    """Return `most` of the wanted payments from number `first` on, sorted; of equals by the place they stand at."""
    rows = payments(books, day, wanted)
    name = wanted.sort.removeprefix("-")
    by = rows[name if name in SORTED_BY else "paid_on"]
    order = [by.desc() if wanted.sort.startswith("-") else by.asc(), rows.batch, rows.sheet, rows.row]
    return books.rows(rows.order_by(order).limit(most, offset=first))


def at(books: Books, batch: str, row: int, sheet: str | None = None) -> list[Mapping[str, Any]]:
    """Return the payments that stand in a line of a batch: one, unless the file has several sheets and none is named."""
    rows = held(books, "payment")
    rows = rows.filter(rows.batch == batch, rows.row == row)
    if sheet is not None:
        rows = rows.filter(rows.sheet == sheet)
    found: Sequence[Mapping[str, Any]] = books.rows(rows.order_by(rows.sheet))
    return list(found)
