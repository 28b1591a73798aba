"""What became of the approved budget during the year: reallocated within it, adjusted by decision, or changed without (调剂与调整)."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, held, lines, until

CLASS = 3
"""Digits of a functional class (类)."""


def approved(books: Books, year: int) -> Any:
    """Return the lines of the budget of `year` as the congress approved it: of every unit the newest approved version."""
    rows = held(books, "budget_line")
    rows = rows.filter(rows.version == "approved", rows.year == year)
    rows = rows.mutate(
        unit=rows.unit.fill_null(rows.unit_code),
        fund_kind=rows.fund_kind.fill_null("general"),
        number=rows.version_no.fill_null(0),
    )
    return rows.filter(rows.number == rows.number.max().over(group_by="unit_code")).drop("number")


def decided(books: Books, day: date) -> Any:
    """Return the items of the adjustments that the standing committee decided in `day`'s year, up to the day."""
    rows = held(books, "adjustment")
    rows = rows.filter(rows.decided_on.year() == day.year, rows.decided_on <= day)
    return rows.mutate(fund_kind=rows.fund_kind.fill_null("general"))


def reallocated(books: Books, day: date) -> Any:
    """Return the reallocations of `day`'s year up to the day, without those that only change the economic class of a project's money."""
    rows = held(books, "reallocation")
    rows = rows.filter(rows.approved_on.year() == day.year, until(rows.approved_on, day))
    same = (rows.from_project.fill_null("") == rows.to_project.fill_null("")) & (
        rows.from_function.fill_null("") == rows.to_function.fill_null("")
    )
    rows = rows.filter(~(same & (rows.from_economic.notnull() | rows.to_economic.notnull())))
    return rows.mutate(
        unit=rows.unit.fill_null(rows.unit_code),
        fund_kind=rows.fund_kind.fill_null("general"),
        to_function=rows.to_function.fill_null(rows.from_function),
    )


def net_moves(rows: Any) -> Any:
    """Return by unit what reallocations `moved` in fen, and the unit's `name`: there and back between the same two is nothing."""

    def end(which: str) -> Any:
        parts = [rows[f"{which}_{part}"].fill_null("") for part in ("project", "function", "economic")]
        return parts[0].concat("/", parts[1], "/", parts[2])

    there = end("from") <= end("to")
    pairs = rows.mutate(low=there.ifelse(end("from"), end("to")), high=there.ifelse(end("to"), end("from")))
    pairs = pairs.mutate(net=there.ifelse(pairs.amount, pairs.amount.negate()))
    each = pairs.group_by("unit_code", "low", "high").agg(net=pairs.net.sum().abs(), name=pairs.unit.max())
    return each.group_by("unit_code").agg(moved=each.net.sum(), name=each.name.max())


def total_of(rows: Any, by: str, name: str) -> Any:
    """Return the sum of `amount` in fen of `rows` by a column, called `name`."""
    return rows.group_by(by).agg(**{name: rows.amount.sum()})


def totals(books: Books, day: date) -> Any:
    """Return by kind of funds, in fen: what was `approved`, what is allowed `now`, and what explains a difference.

    `now` is the larger of the lines in force and the quotas issued by the day, carried over and reallocated ones apart.
    `decided` are adjustments, `raised` and `lowered` (below nil) those up and down, `passed` special transfers of the year without matching money, `reserve` what was used of it;
    `restated` says that an adjusted version of the lines is at hand.
    """
    import ibis

    base, quotas, sent = approved(books, day.year), held(books, "quota"), held(books, "transfer")
    now = lines(books).filter(lambda t: t.year == day.year).mutate(fund_kind=lambda t: t.fund_kind.fill_null("general"))
    quotas = quotas.filter(quotas.year == day.year, quotas.issued_on <= day)
    quotas = quotas.filter(quotas.kind.fill_null("initial").isin(("initial", "added")))
    sent = sent.filter(sent.received_on.year() == day.year, sent.received_on <= day)
    sent = sent.filter(sent.kind.fill_null("special") == "special", ~sent.matching.fill_null(False))
    reserve = held(books, "reserve").filter(lambda t: (t.year == day.year) & t.used.notnull())
    side = total_of(base, "fund_kind", "approved")
    parts = [
        now.group_by("fund_kind").agg(lines=now.amount.sum(), restated=(now.version == "adjusted").any()),
        total_of(quotas.mutate(fund_kind=quotas.fund_kind.fill_null("general")), "fund_kind", "issued"),
        total_of(decided(books, day), "fund_kind", "decided"),
        total_of(decided(books, day).filter(lambda t: t.amount > 0), "fund_kind", "raised"),
        total_of(decided(books, day).filter(lambda t: t.amount < 0), "fund_kind", "lowered"),
        total_of(sent.mutate(fund_kind=sent.fund_kind.fill_null("general")), "fund_kind", "passed"),
        reserve.group_by(fund_kind=ibis.literal("general")).agg(reserve=reserve.used.sum()),
    ]
    for part in parts:
        side = side.left_join(part, "fund_kind").drop("fund_kind_right")
    blank = {n: side[n].fill_null(0) for n in ("lines", "issued", "decided", "raised", "lowered", "passed", "reserve")}
    side = side.mutate(**blank, restated=side.restated.fill_null(False))
    return side.mutate(now=(side.lines > side.issued).ifelse(side.lines, side.issued))


def cuts(books: Books, day: date) -> Any:
    """Return by functional class (`class`) of the general budget, in fen: `approved`, `cut` by the day, and `decided` cuts.

    A cut is what the lines in force lack against the approved ones, or what reallocations took out of the class, net,
    whichever is more: lines may or may not have been restated for what was reallocated.
    """
    base = _by_class(approved(books, day.year), "function_code")
    now = lines(books).filter(lambda t: t.year == day.year)
    moved = reallocated(books, day)
    out, into = _by_class(moved, "from_function"), _by_class(moved, "to_function")
    down = _by_class(decided(books, day).filter(lambda t: t.amount < 0), "function_code")
    side = total_of(base, "class", "approved")
    for part, name in ((_by_class(now, "function_code"), "now"), (out, "out"), (into, "into"), (down, "down")):
        side = side.left_join(total_of(part, "class", name), "class").drop("class_right")
    side = side.mutate(**{name: side[name].fill_null(0) for name in ("now", "out", "into", "down")})
    lacking, taken = side.approved - side.now, side.out - side["into"]
    side = side.mutate(cut=(lacking > taken).ifelse(lacking, taken), decided=side.down.negate())
    return side.select("class", "approved", "cut", "decided")


def _by_class(rows: Any, column: str) -> Any:
    rows = rows.filter(rows.fund_kind.fill_null("general") == "general", rows[column].notnull())
    return rows.mutate(**{"class": rows[column].substr(0, CLASS)})


def before_decisions(books: Books, day: date) -> Any:
    """Return of each project that a decision of `day`'s year raised: what was `paid` before the day of its first one, in fen.

    `had` is what it might spend by then: approved lines with carry-over and reallocations decided before, or the quotas issued
    before, whichever is more. Columns `unit_code`, `unit`, `project_code`, `project`, `first` (the day), `raised`.
    """
    rows = decided(books, day).filter(lambda t: t.project_code.notnull() & t.unit_code.notnull() & (t.amount > 0))
    keys = ["unit_code", "project_code"]
    told = rows.group_by(keys).agg(first=rows.decided_on.min(), raised=rows.amount.sum())
    pays = held(books, "payment")
    pays = pays.mutate(unit_code=pays.unit_code.fill_null(pays.unit))
    pays = pays.filter(
        pays.year.fill_null(pays.paid_on.year()) == day.year, pays.paid_on <= day, pays.project_code.notnull()
    )
    base = approved(books, day.year)
    carried = held(books, "carry_over").filter(lambda t: t.year == day.year)
    moved = held(books, "reallocation").filter(lambda t: t.approved_on.year() == day.year)
    quotas = held(books, "quota").filter(lambda t: (t.year == day.year) & t.project_code.notnull())
    parts = (
        ("lines", base.filter(base.project_code.notnull()), None), ("carried", carried.filter(carried.project_code.notnull()), None),
        ("into", moved.filter(moved.to_project.notnull()).mutate(project_code=moved.to_project), "approved_on"),
        ("out", moved.filter(moved.from_project.notnull()).mutate(project_code=moved.from_project), "approved_on"),
        ("issued", quotas, "issued_on"), ("paid", pays, "paid_on"),
    )  # fmt: skip
    for name, part, when in parts:
        own = part.join(told.select(*keys, "first"), keys)
        own = own if when is None else own.filter(own[when] < own["first"])
        side = own.group_by(keys).agg(**{name: own.amount.sum()})
        told = told.left_join(side, keys).drop("unit_code_right", "project_code_right")
    told = told.mutate(**{name: told[name].fill_null(0) for name, _, _ in parts})
    lines_had = told.lines + told.carried + told["into"] - told.out
    told = told.mutate(had=(lines_had > told.issued).ifelse(lines_had, told.issued))
    names = base.group_by(keys).agg(unit=base.unit.max(), project=base.project.max())
    paid_names = pays.group_by(keys).agg(paid_unit=pays.unit.max(), paid_project=pays.project.max())
    told = told.left_join(names, keys).drop("unit_code_right", "project_code_right")
    told = told.left_join(paid_names, keys).drop("unit_code_right", "project_code_right")
    return told.select(
        *keys, "first", "raised", "had", "paid", unit=told.unit.fill_null(told.paid_unit).fill_null(told.unit_code),
        project=told.project.fill_null(told.paid_project).fill_null(told.project_code),
    )  # fmt: skip
