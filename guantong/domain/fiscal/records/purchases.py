"""What a unit bought from firms: payments for goods, services and works, without persons, utilities and open tenders (采购付款)."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, held, paid
from guantong.domain.fiscal.records.families import PURCHASES, UTILITIES, of_family


def purchases(books: Books, day: date) -> Any:
    """Return the payments of every year up to `day`'s date to firms that nobody's open tender chose.

    Left out: natural persons, sole suppliers of utilities, payees that are budget units themselves, contracts by open tender.
    """
    rows, contracts, units = bought(books, day), held(books, "contract"), held(books, "unit")
    rows = rows.filter(~of_family(rows, UTILITIES), ~rows.payee_person.fill_null(False))
    open_tenders = contracts.filter(contracts.method == "open_tender")
    rows = rows.filter(rows.payee.notnull()).anti_join(open_tenders, "contract_no")
    return rows.anti_join(units, rows.payee == units.unit)


def bought(books: Books, day: date) -> Any:
    """Return all payments for goods, services and works of every year up to `day`'s date, whoever was paid and however chosen."""
    rows = paid(books, day)
    return rows.filter(of_family(rows, PURCHASES))


def shares(rows: Any, every: Any, year: int) -> Any:
    """Return by unit and payee what `rows` paid in `year`: `paid` in fen, `total` of `every` of the unit, `value` the share in basis points."""
    now, whole = rows.filter(rows.year == year), every.filter(every.year == year)
    told = now.group_by("unit_code", "payee").agg(unit=now.unit.max(), paid=now.amount.sum(), count=now.amount.count())
    told = told.join(whole.group_by("unit_code").agg(total=whole.amount.sum()), "unit_code").filter(
        lambda t: t.total > 0
    )
    return told.mutate(value=told.paid * 10_000 // told.total)


def documented(rows: Any) -> Any:
    """Return the payments of `rows` that name an invoice, or an instalment of a contract: that is their `document`.

    `amount` is without its sign, which is `sign` (1, or -1 for a reversal).
    """
    instalment = rows.contract_no.notnull() & rows.purpose.fill_null("").re_search("第.{1,3}[期次笔批]")
    by_contract = instalment.ifelse(rows.contract_no.concat("号合同", rows.purpose), rows.purpose.nullif(rows.purpose))
    numbered = rows.invoice_no.fill_null("").concat("号票据").nullif("号票据")
    rows = rows.mutate(
        document=numbered.fill_null(by_contract), sign=(rows.amount > 0).ifelse(1, -1), amount=rows.amount.abs()
    )
    return rows.filter(rows.document.notnull(), rows.payee.notnull(), rows.amount > 0)
