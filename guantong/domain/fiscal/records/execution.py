"""Budget and payments side by side, of the same day in every year: what may be spent, what was spent (预算执行)."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Protocol

BASIS_POINTS = 10_000


class Books(Protocol):
    """The ledger as a rule sees it: its published tables as they stand on a day, lazily."""

    def table(self, name: str) -> Any:
        """Return the table `name` as a lazy Ibis table; raises LookupError where the books hold none."""


def held(books: Books, name: str) -> Any:
    """Return the table `name`, or one without a row where the books hold none: what adds to others may be absent."""
    try:
        return books.table(name)
    except LookupError:
        return _without_a_row(name)


@cache
def _without_a_row(name: str) -> Any:
    """Return the table `name` without a row: the same every time, so that a question with it in is the same question."""
    import ibis

    from guantong.domain.fiscal.records.kept import arrow_schema
    from guantong.domain.fiscal.records.table import table

    return ibis.memtable(arrow_schema(table(name)).empty_table())


def unit_named(books: Books, rows: Any) -> Any:
    """Return `rows` with `unit` as they say it, else as the list of units calls the code, else the code."""
    units = held(books, "unit")
    joined = rows.left_join(units.group_by("unit_code").agg(called=units.unit.max()), "unit_code")
    said = joined.unit if "unit" in rows.columns else joined.called
    others = [column for column in rows.columns if column != "unit"]
    return joined.select(*others, unit=said.fill_null(joined.called).fill_null(joined.unit_code))


def month_ended(day: date) -> date:
    """Return the last day of the last month that is over on `day`: a plan by months speaks of whole months only."""
    return day if (day + timedelta(days=1)).day == 1 else day.replace(day=1) - timedelta(days=1)


def told_until(books: Books, today: date) -> date:
    """Return the day up to which the books tell: today, or the end of the month of the latest payment where that is earlier.

    A pace is not slow because the next month was not brought yet. Books without a payment are read as of today.
    """
    rows = held(books, "payment")
    rows = rows.filter(rows.paid_on <= today)
    latest = rows.aggregate(latest=rows.paid_on.max()).to_pyarrow().to_pylist()[0]["latest"]
    return min(today, month_end(latest)) if latest else today


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def until(column: Any, day: date) -> Any:
    """Tell of a day column whether it lies no later in its own year than `day` lies in its: years are compared at one date."""
    return column.month() * 100 + column.day() <= day.month * 100 + day.day


def paid(books: Books, day: date) -> Any:
    """Return the payments of every year up to `day`'s, each up to the same date of its year; reversals are negative.

    Payments without a project have project "", a unit without a name its code, one without a code its name. Amounts in fen.
    """
    rows = held(books, "payment")
    rows = rows.mutate(
        year=rows.year.fill_null(rows.paid_on.year()),
        project_code=rows.project_code.fill_null(""),
        unit_code=rows.unit_code.fill_null(rows.unit),
        unit=rows.unit.fill_null(rows.unit_code),
    )
    return rows.filter(rows.year <= day.year, until(rows.paid_on, day))


def lines(books: Books) -> Any:
    """Return the budget lines in force of every year: of each project of a unit the newest version, the adjusted before the approved.

    What a later version leaves out stays as the earlier one has it: a version may be brought in parts, by units or by projects.
    What was really cut is listed there with nil. Classes of the three public expenses are told apart like projects.
    """
    return _newest(_ranked(books))


def _newest(rows: Any) -> Any:
    own = ("year", "unit_code", "project_code", rows.three_public.fill_null(""))
    return rows.filter(rows["rank"] == rows["rank"].max().over(group_by=own)).drop("rank")


def left_out(books: Books) -> Any:
    """Return what the newest version of a unit's budget leaves out and an earlier one holds: `year`, `unit_code`, `project_code`.

    Whether it was cut or has only not been brought yet the ledger does not say.
    """
    rows, own = _ranked(books), ["year", "unit_code"]
    newest = rows["rank"] == rows["rank"].max().over(group_by=own)
    key = [*own, "project_code", "class_"]
    rows = rows.mutate(newest=newest, class_=rows.three_public.fill_null(""))
    missed = rows.filter(~rows.newest).anti_join(rows.filter(rows.newest), key)
    return missed.select(*own, "project_code").distinct()


def _ranked(books: Books) -> Any:
    rows = held(books, "budget_line")
    rows = rows.filter(rows.version.isin(("approved", "adjusted")))
    return rows.mutate(
        rank=rows.version_no.fill_null(0) + (rows.version == "adjusted").cast("int64") * BASIS_POINTS,
        project_code=rows.project_code.fill_null(""),
        unit_code=rows.unit_code.fill_null(rows.unit),
        unit=rows.unit.fill_null(rows.unit_code),
    )


def allowed(books: Books, day: date, by: Sequence[str]) -> Any:
    """Return what might be spent by `day`'s date of every year, by the columns `by`: column `allowed` in fen, `unit`, `project`.

    Two views are held together and the larger one counts: budget lines with what was carried over, reallocated and adjusted;
    and quotas (指标) of every kind issued. A line with neither is not there.
    """
    held = budget_view(books, day).union(_quota_view(books, day))
    summed = held.group_by(list(by)).agg(
        planned=held.planned.sum(), quota=held.quota.sum(), unit=held.unit.max(), project=held.project.max()
    )
    return summed.mutate(allowed=(summed.planned > summed.quota).ifelse(summed.planned, summed.quota))


def pace(books: Books, day: date, by: Sequence[str]) -> Any:
    """Return by the columns `by`, for every year up to `day`'s date: `allowed` and `paid` in fen, `pace` in basis points.

    Only where something may be spent: without an allowance there is no pace.
    """
    may, did = allowed(books, day, by), paid(books, day)
    did = did.group_by(list(by)).agg(paid=did.amount.sum())
    side = (
        may.left_join(did, list(by)).select(*by, "unit", "project", "allowed", "paid").filter(lambda t: t.allowed > 0)
    )
    side = side.mutate(paid=side.paid.fill_null(0))
    if "unit_code" in by:
        side = side.mutate(unit=side.unit.fill_null(side.unit_code))
    if "project_code" in by:
        side = side.mutate(project=side.project.fill_null(side.project_code))
    return side.mutate(pace=(side.paid * BASIS_POINTS // side.allowed))


def against_plan(books: Books, name: str, day: date, by: Sequence[str]) -> Any:
    """Return this year's plan `name` up to the last month ended and what was paid by then, by the columns `by`.

    Columns `planned`, `year_planned` (of the whole year), `paid`, `unit_code`, `unit`, `project`; only where something was planned by then.
    """
    through = month_ended(day)
    plans, did = planned(books, name, day, whole=True), paid(books, through)
    named = [column for column in ("unit_code", "unit", "project") if column not in by]
    told = plans.group_by(list(by)).agg(
        planned=plans.planned.sum(where=plans.month <= through), year_planned=plans.planned.sum(),
        **{one: plans[one].max() for one in named},
    )  # fmt: skip
    did = did.filter(did.year == day.year)
    did = did.group_by(list(by)).agg(paid=did.amount.sum(), **{f"paid_{one}": did[one].max() for one in named})
    side = told.left_join(did, list(by)).filter(lambda t: t.planned > 0)
    also = {one: side[one].fill_null(side[f"paid_{one}"]) for one in named}
    return side.select(*by, "planned", "year_planned", paid=side.paid.fill_null(0), **also)


def planned(books: Books, name: str, day: date, whole: bool = False) -> Any:
    """Return the rows of a plan by months for `day`'s year, up to the last month ended, or of the `whole` year."""
    rows = held(books, name)
    rows = rows.filter(rows.year.fill_null(rows.month.year()) == day.year)
    rows = rows if whole else rows.filter(rows.month <= month_ended(day))
    absent = [column for column in ("unit", "project") if column not in rows.columns]
    return rows.mutate(**{column: rows.unit_code.nullif(rows.unit_code) for column in absent})


def usual_pace(books: Books, day: date, by: Sequence[str], years: int) -> Any:
    """Return this year's pace at `day` beside that of up to `years` earlier years at the same date, by the columns `by`.

    Columns of `pace`, and `usual` (the median), `spread` (the median distance from it; both in basis points), `known` (how
    many earlier years). Robust: one odd year moves neither.
    """
    by = list(by)
    every = pace(books, day, ["year", *by])
    past = every.filter(every.year < day.year, every.year >= day.year - years)
    past = past.mutate(middle=past.pace.median().over(group_by=by))
    past = past.mutate(distance=(past.pace - past.middle).abs())
    usual = past.group_by(by).agg(usual=past.middle.max(), spread=past.distance.median(), known=past.pace.count())
    now = every.filter(every.year == day.year)
    return now.left_join(usual, by).select(*now.columns, "usual", "spread", known=usual.known.fill_null(0))


def kinds(books: Books) -> Any:
    """Return the kind of every unit, as the newest list of units has it."""
    units = held(books, "unit")
    units = units.filter(units.kind.notnull())
    newest = units.year.fill_null(0) == units.year.fill_null(0).max().over(group_by="unit_code")
    return units.filter(newest).select("unit_code", "kind").distinct()


def with_a_line(books: Books) -> Any:
    """Return the `year`, `unit_code` and `project_code` (blank as "") of all that some budget line, quota, carry-over or reallocation holds.

    A payment that matches none of them is spending without a budget line; whether the money suffices is another question.
    """
    keys = ("year", "unit_code", "project_code")
    carried, quotas, moved = (held(books, name) for name in ("carry_over", "quota", "reallocation"))
    parts = [
        *(
            rows.select("year", "unit_code", project_code=rows.project_code.fill_null(""))
            for rows in (lines(books), carried, quotas)
        ),
        moved.select("year", "unit_code", project_code=moved.to_project.fill_null("")),
    ]
    first, *others = (part.mutate(year=part.year.cast("int64")) for part in parts)
    return first.union(*others, distinct=True).select(*keys)


def budget_view(books: Books, day: date) -> Any:
    """Return the parts of every year's budget in force on `day`'s date: year, unit, project, `planned` in fen; sums add up.

    Budget lines, what was carried over, reallocations out and in, adjustments not yet in a restated budget. An adjusted line stands
    for what was moved as well, out and in; only where it is exactly the approved one with the adjustments decided were moves left out
    of it, and they are added.
    """
    own = lines(books)
    carried, moved, changed = (held(books, name) for name in ("carry_over", "reallocation", "adjustment"))
    decided, moved = changed, moved.filter(until(moved.approved_on, day))
    changed = _not_restated(changed.filter(until(changed.decided_on, day)), own)
    moves = _part(moved, moved.to_project, moved.amount).union(_part(moved, moved.from_project, -moved.amount))
    parts = [
        _part(own, own.project_code, own.amount, own.unit, own.project),
        _part(carried, carried.project_code, carried.amount),
        moves.anti_join(_standing_for_moves(books, own, decided), ["year", "unit_code", "project_code"]),
        _part(changed, changed.project_code, changed.amount),
    ]
    first, *others = parts
    return first.union(*others)


def _not_restated(changed: Any, own: Any) -> Any:
    """Return the adjustments that no adjusted line holds yet: by project, and those without one by unit."""
    restated, unit = own.filter(own.version == "adjusted"), ["year", "unit_code"]
    changed = changed.mutate(project_code=changed.project_code.fill_null(""))
    whole = changed.filter(changed.project_code == "").anti_join(restated, unit)
    return whole.union(changed.filter(changed.project_code != "").anti_join(restated, [*unit, "project_code"]))


def _standing_for_moves(books: Books, own: Any, decided: Any) -> Any:
    """Return the `year`, `unit_code` and `project_code` whose adjusted line already holds what was reallocated: told by its amount."""
    by = ["year", "unit_code", "project_code"]
    own = own.mutate(year=own.year.cast("int64"))
    now = own.group_by(by).agg(amount=own.amount.sum(), restated=(own.version == "adjusted").any())
    first = _newest(_ranked(books).filter(lambda t: t.version == "approved"))
    first = first.mutate(year=first.year.cast("int64")).group_by(by).agg(approved=first.amount.sum())
    decided = decided.mutate(year=decided.year.cast("int64"), project_code=decided.project_code.fill_null(""))
    decided = decided.group_by(by).agg(changed=decided.amount.sum())
    side = now.filter(now.restated).left_join(first, by).select(*by, "amount", "approved")
    side = side.left_join(decided, by).select(*by, "amount", "approved", changed=decided.changed.fill_null(0))
    without = (side.amount == side.approved + side.changed).fill_null(False)
    return side.filter(~without).select(*by)


def _quota_view(books: Books, day: date) -> Any:
    quotas = held(books, "quota")
    quotas = quotas.filter(until(quotas.issued_on, day))
    part = _part(quotas, quotas.project_code, quotas.amount)
    return part.mutate(planned=part.quota, quota=part.planned)


def _part(rows: Any, project: Any, amount: Any, unit: Any = None, name: Any = None) -> Any:
    named = {"unit": unit, "project": name}
    return rows.select(
        year=rows.year.cast("int64"),
        unit_code=rows.unit_code,
        project_code=project.fill_null(""),
        planned=amount.cast("int64"),
        quota=(amount * 0).cast("int64"),
        **{column: rows.unit_code.nullif(rows.unit_code) if of is None else of for column, of in named.items()},
    )


def nearest(units: Any, most: int) -> Any:
    """Return every unit of `units` beside its up to `most` peers: of the same kind, nearest by what they may spend.

    `units` has `unit_code`, `unit`, `kind`, `allowed` (above 0), `pace`; a peer's columns are `peer`, `peer_pace`, `peer_code`,
    `size`, and `place`, 0 for the nearest. Nearness is the ratio of the allowances, larger over smaller; of equals the lower code.
    """
    others = units.select(peer_code="unit_code", peer="unit", kind="kind", size="allowed", peer_pace="pace")
    pairs = units.join(others, "kind").filter(lambda t: t.unit_code != t.peer_code)
    pairs = pairs.mutate(far=(pairs.allowed.cast("float64").ln() - pairs["size"].cast("float64").ln()).abs().round(9))
    place = pairs.far.rank().over(group_by="unit_code", order_by=("far", "peer_code"))
    return pairs.mutate(place=place).filter(lambda t: t.place < most)


def kept_seasons(books: Books, day: date, years: int, done: int) -> Any:
    """Return by unit its usual pace at `day`'s date in those of `years` earlier years that still ended with `done` basis points."""
    earlier = pace(books, date(day.year, 12, 31), ("year", "unit_code"))
    ended = earlier.filter(earlier.year < day.year, earlier.year >= day.year - years, earlier.pace >= done)
    then = pace(books, day, ("year", "unit_code")).semi_join(ended, ["year", "unit_code"])
    return then.group_by("unit_code").agg(season=then.pace.median())
