"""What a draft asks, beside what the books know of the years before: the lines that may be asked about before approval (预算草案)."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books, held, lines, pace, paid, unit_named
from guantong.domain.period import year_drafted, year_ended
from guantong.domain.words import Words

ORDER = {"first_submission": 1, "second_submission": 2, "draft": 3}
"""Versions of a draft, oldest first: 一上, 二上, 草案. Control figures (一下) are not asked, they are given."""
VERSIONS = {
    "first_submission": Words("一上", "first submission"),
    "second_submission": Words("二上", "second submission"),
    "draft": Words("草案", "draft"),
}
OWN_FUNDS = ("own", "special_account")
KEYS = ("unit_code", "project_code")


def drafts(books: Books, day: date) -> Any:
    """Return the lines of the year drafted on `day`: of every unit its newest version of a draft, none of a unit with an approved budget.

    Lines without a project have project "", `version` says which version it is. Amounts in fen.
    """
    every = _of_year(books, year_drafted(day))
    approved = every.filter(every.version.isin(("approved", "adjusted", "final")))
    rows = every.filter(every.version.isin(tuple(ORDER))).anti_join(approved, "unit_code")
    rank = rows.version.cases(*ORDER.items(), else_=0) * BASIS_POINTS + rows.version_no.fill_null(0)
    rows = rows.mutate(rank=rank)
    return rows.filter(rows["rank"] == rows["rank"].max().over(group_by="unit_code")).drop("rank")


def version_of(books: Books, day: date, version: str) -> Any:
    """Return the lines of one version for the year drafted on `day`, of every unit its newest edition."""
    rows = _of_year(books, year_drafted(day))
    rows = rows.filter(rows.version == version).mutate(number=rows.version_no.fill_null(0))
    return rows.filter(rows.number == rows.number.max().over(group_by="unit_code")).drop("number")


def asked(books: Books, day: date) -> Any:
    """Return what the drafts ask for projects, by unit and project: `unit`, `project`, `version`, `ask` in fen."""
    return by_project(projects_in(drafts(books, day)))


def projects_in(rows: Any) -> Any:
    """Return the lines that belong to a project."""
    return rows.filter(rows.project_code != "")


def by_project(rows: Any) -> Any:
    """Return lines added up by unit and project."""
    told = rows.group_by(list(KEYS)).agg(
        unit=rows.unit.max(), project=rows.project.max(), version=rows.version.max(), ask=rows.amount.sum()
    )
    return told.mutate(project=told.project.fill_null(told.project_code))


def before(books: Books, day: date) -> Any:
    """Return the budget lines in force of the year before the one drafted on `day`."""
    rows = lines(books)
    return rows.filter(rows.year == year_drafted(day) - 1)


def again(books: Books, day: date) -> Any:
    """Return the projects asked for that the year before holds too: columns of `asked`, and `last`, what that year gives, in fen."""
    past = before(books, day)
    past = past.group_by(list(KEYS)).agg(last=past.amount.sum())
    now = asked(books, day)
    return now.inner_join(past.filter(past.last > 0), list(KEYS)).select(*now.columns, "last")


def executed(books: Books, day: date) -> Any:
    """Return how the projects of the last year that has ended were spent: `paid`, `allowed` in fen, `pace` in basis points.

    Only units of which the ledger holds payments of that year: without them nobody knows.
    """
    year = year_ended(day)
    done = paid(books, date(year, 12, 31)).filter(lambda t: t.year == year)
    rows = pace(books, date(year, 12, 31), ("year", *KEYS))
    rows = rows.filter(rows.year == year, rows.project_code != "").semi_join(done, "unit_code")
    return rows.select(*KEYS, "paid", "allowed", "pace")


def known(books: Books) -> Any:
    """Return the pool of projects, one row a project: its dates and flags by its code."""
    rows = held(books, "project")
    days, flags = ("kind", "start_on", "started_on", "finish_on", "finished_on"), ("one_off", "pre_evaluated")
    return rows.group_by("project_code").agg(
        **{name: rows[name].max() for name in days}, **{name: rows[name].any() for name in flags}
    )


def _of_year(books: Books, year: int) -> Any:
    rows = held(books, "budget_line")
    rows = rows.filter(rows.year == year)
    rows = rows.mutate(project_code=rows.project_code.fill_null(""), unit_code=rows.unit_code.fill_null(rows.unit))
    return unit_named(books, rows)


def matter(rows: Any) -> Any:
    """Return `rows` with `matter`: what a project is about by its name alone, without the unit, years, marks and words that every name bears."""
    short = rows.unit.re_replace("^.{1,8}?[区县市]", "")
    name = rows.project.fill_null("").replace(rows.unit, "").replace(short.nullif("").fill_null(rows.unit), "")
    name = name.re_replace("20[0-9]{2}年?度?", "").re_replace("[\\s\\p{P}]+", "")
    return rows.mutate(matter=name.re_replace("(项目|经费|专项|资金|工作)+$", ""))


def beside_before(books: Books, day: date) -> Any:
    """Return the lines of the drafts and those in force the year before: what a comparison of the two rests on."""
    rows = drafts(books, day)
    return rows.union(before(books, day).select(rows.columns))


def estimates(books: Books, day: date) -> Any:
    """Return the estimates (测算依据) of the year drafted on `day`; a project without a name goes by its code."""
    rows = held(books, "basis")
    rows = rows.filter(rows.year == year_drafted(day))
    return rows.mutate(project=rows.project.fill_null(rows.project_code), measure=rows.measure.fill_null(""))


def standards_on(books: Books, day: date) -> Any:
    """Return the standards in force on `day`, of each code the newest: `code`, `name`, `document_of`, `measure_of`, `most` in fen."""
    rows = held(books, "standard")
    rows = rows.filter(rows.from_on <= day, (rows.until_on >= day).fill_null(True))
    rows = rows.filter(rows.from_on == rows.from_on.max().over(group_by="code"))
    told = rows.group_by("code").agg(
        name=rows.name.max(), document_of=rows.document.max(), measure_of=rows.measure.max(), most=rows.amount.max()
    )
    return told.mutate(measure_of=told.measure_of.fill_null(""))
