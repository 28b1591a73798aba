"""How fast a unit or a project spends: against its plan, its own past years, and what the year will come to (支出进度).

Lazy tables over the books, `by` unit_code or project_code. Amounts are fen; a share is a float for statistics only: what is held
against a limit is compared in whole fen. Past years count to the same day of the year as `as_of`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.matching import budget, summed
from guantong.domain.fiscal.records.periods import latest_whole_month
from guantong.domain.statistics.forecast import Forecast, PastYear, forecast, spread_of
from guantong.domain.words import Words

PLANS = {"unit_code": "unit_plan", "project_code": "project_plan"}
PAST = 5
"""How many past years are looked back at, at most."""


def curve(books: Books, by: str, first_year: int, latest_year: int) -> Any:
    """Return columns `by`, year, month (1 … 12), `paid` of the month and `to_date` since January: months with payments only."""
    payments = _named(books, by)
    payments = payments.filter(payments.year.between(first_year, latest_year) & payments.paid_on.notnull())
    months = payments.group_by(by, "year", month=payments.paid_on.month()).agg(paid=payments.amount.sum().cast("int64"))
    import ibis

    so_far = ibis.window(group_by=[by, "year"], order_by="month", preceding=None, following=0)
    return months.mutate(to_date=months.paid.sum().over(so_far).cast("int64"))


def plan_curve(books: Books, by: str, year: int) -> Any:
    """Return columns `by`, month (1 … 12), `planned` of the month and `to_date` since January. Raises NotHeld."""
    plans = books.table(PLANS[by])
    plans = plans.filter((plans.month.year() == year) & plans[by].notnull())
    months = plans.group_by(by, month=plans.month.month()).agg(planned=plans.planned.sum().cast("int64"))
    import ibis

    so_far = ibis.window(group_by=by, order_by="month", preceding=None, following=0)
    return months.mutate(to_date=months.planned.sum().over(so_far).cast("int64"))


def past_years(books: Books, as_of: date, by: str) -> Any:
    """Return columns `by`, year, `by_then` and `total`: what each of the latest PAST years had paid by this day of it, and in all."""
    payments = _named(books, by)
    payments = payments.filter(payments.year.between(as_of.year - PAST, as_of.year - 1))
    day = payments.paid_on.month() * 100 + payments.paid_on.day()
    then = (day <= as_of.month * 100 + as_of.day).ifelse(payments.amount, 0)
    return payments.group_by(by, "year").agg(
        by_then=then.sum().cast("int64"), total=payments.amount.sum().cast("int64")
    )


def own_history(books: Books, as_of: date, by: str) -> Any:
    """Return columns `by`, `years`, `median` and `mad`: of the shares of its own past years that were paid by this day.

    Years that came to nothing are left out; `mad` is the median absolute deviation from the median.
    """
    years = past_years(books, as_of, by)
    years = years.filter(years.total > 0)
    years = years.mutate(share=years.by_then / years.total)
    years = years.mutate(median=years.share.median().over(group_by=by))
    return years.group_by(by).agg(
        years=years.count(), median=years["median"].max(), mad=(years.share - years["median"]).abs().median()
    )


def pace(books: Books, as_of: date, by: str) -> Any:
    """Return one line a subject that was budgeted or paid this year.

    Columns: `by`, `budgeted` (the budget in force), `paid` to the day, `planned` to the end of the latest month that is over and
    `planned_year` (null without a plan), `years`, `median`, `mad` as `own_history` has them (null without past years).
    Raises NotHeld without payments or budget lines.
    """
    payments = _named(books, by)
    payments = payments.filter((payments.year == as_of.year) & (payments.paid_on <= as_of))
    paid = summed(payments, [by], paid=payments.amount)
    lines = budget(books, as_of.year, [by])
    lines = lines.filter(lines[by] != "")
    lines = _joined(lines, paid, by, outer=True)
    lines = lines.mutate(budgeted=lines.budgeted.fill_null(0), paid=lines.paid.fill_null(0))
    lines = _joined(lines, _planned(books, as_of, by), by) if books.holds(PLANS[by]) else _without_plan(lines)
    return _joined(lines, own_history(books, as_of, by), by)


def forecasts(books: Books, as_of: date, by: str) -> dict[str, Forecast | Words]:
    """Return what the year of every subject that was paid this year will come to, or why that cannot be said.

    What all subjects' past years vary by narrows each one's interval.
    """
    past: dict[str, list[PastYear]] = {}
    for row in books.rows(past_years(books, as_of, by).order_by(by, "year")):
        past.setdefault(row[by], []).append(PastYear(row["by_then"], row["total"]))
    spread = spread_of(past.values())
    payments = _named(books, by)
    payments = payments.filter((payments.year == as_of.year) & (payments.paid_on <= as_of))
    paid: Mapping[str, int] = {row[by]: row["paid"] for row in books.rows(summed(payments, [by], paid=payments.amount))}
    return {subject: forecast(fen, past.get(subject, ()), spread) for subject, fen in sorted(paid.items())}


def _named(books: Books, by: str) -> Any:
    payments = books.table("payment")
    return payments.filter(payments[by].notnull())


def _planned(books: Books, as_of: date, by: str) -> Any:
    plans = books.table(PLANS[by])
    plans = plans.filter((plans.month.year() == as_of.year) & plans[by].notnull())
    over = latest_whole_month(as_of)
    by_now = (plans.month <= over).ifelse(plans.planned, 0) if over else plans.planned * 0
    return plans.group_by(by).agg(planned=by_now.sum().cast("int64"), planned_year=plans.planned.sum().cast("int64"))


def _without_plan(lines: Any) -> Any:
    import ibis

    nothing = ibis.null("int64")
    return lines.mutate(planned=nothing, planned_year=nothing)


def _joined(left: Any, right: Any, by: str, outer: bool = False) -> Any:
    """Return `left` with the columns of `right`, the subject's code once."""
    joined = (
        left.outer_join(right, by, rname="{name}_right") if outer else left.left_join(right, by, rname="{name}_right")
    )
    code = f"{by}_right"
    if code not in joined.columns:
        return joined
    return joined.mutate(**{by: joined[by].coalesce(joined[code])}).drop(code)
