"""Revenue of a year by subject, each amount once: collected, budgeted, as far as the months are at hand (收入)."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, held, month_ended
from guantong.domain.fiscal.records.families import DEBT, NON_TAX, TAX, of_family

OWN = (TAX, NON_TAX)
"""Natures of what a government collects itself; transfers and borrowing are not (预算法实施条例第七十八条)."""
MONTHS = 12


def collected(books: Books, day: date) -> Any:
    """Return the rows of revenue of the months over on `day`, of every year, without the totals of other rows.

    A blank kind of funds is the general budget; a blank nature is told from the code.
    """
    rows = held(books, "revenue_month").mutate(fund_kind=lambda t: t.fund_kind.fill_null("general"))
    rows = rows.mutate(year=rows.month.year(), code=rows.code.fill_null(rows.name).fill_null(""))
    said = rows.nature
    for nature in (TAX, NON_TAX, DEBT):
        said = said.fill_null(of_family(rows, nature, "code").ifelse(nature, said.nullif(said)))
    rows = rows.mutate(nature=said.fill_null("transfer")).filter(rows.month <= month_ended(day))
    codes = rows.select("year", "fund_kind", "code").distinct()
    below = codes.rename(part="code", of_year="year", of_fund="fund_kind")
    totals = codes.join(
        below,
        [
            codes.year == below.of_year,
            codes.fund_kind == below.of_fund,
            below.part.startswith(codes.code),
            below.part != codes.code,
        ],
    )
    return rows.anti_join(totals, ["year", "fund_kind", "code"])


def by_subject(rows: Any) -> Any:
    """Return by year, kind of funds and subject: `collected`, `first` (as first budgeted), `budget` (in force), all in fen.

    Every row repeats the budget of the whole year; the one in force is that of the latest month that says one.
    """
    told = rows.group_by("year", "fund_kind", "code").agg(
        name=rows.name.max(),
        nature=rows.nature.max(),
        collected=rows.collected.sum(),
        first=rows.budgeted.argmax(rows.month, where=rows.budgeted.notnull()),
        changed=rows.adjusted.argmax(rows.month, where=rows.adjusted.notnull()),
    )
    return told.mutate(name=told.name.fill_null(told.code), budget=told.changed.fill_null(told["first"])).drop(
        "changed"
    )


def with_total(subjects: Any, **sums: Any) -> Any:
    """Return the subjects and, with code "", the total of each kind of funds; `sums` are the columns summed."""
    total = subjects.group_by("fund_kind").agg(**{name: column.sum() for name, column in sums.items()})
    return subjects.select("fund_kind", "code", "name", *sums).union(
        total.select("fund_kind", code=total.fund_kind.substr(0, 0), name=total.fund_kind.substitute(_TOTALS), **{n: total[n] for n in sums})
    )  # fmt: skip


def behind(rows: Any) -> Any:
    """Return the rows behind subjects and totals: each under its code, and once more under "", the code of the totals."""
    return rows.union(rows.mutate(code=rows.fund_kind.substr(0, 0)).select(rows.columns))


def months_short(rows: Any, year: int) -> Any:
    """Return the kinds of funds of `year` of which a month is missing, as `name`."""
    now = rows.filter(rows.year == year)
    counted = now.group_by("fund_kind").agg(months=now.month.nunique())
    return counted.filter(counted.months < MONTHS).mutate(name=counted.fund_kind.substitute(_TOTALS))


_TOTALS = {
    "general": "一般公共预算收入合计",
    "government_fund": "政府性基金收入合计",
    "state_capital": "国有资本经营收入合计",
    "social_insurance": "社会保险基金收入合计",
}
