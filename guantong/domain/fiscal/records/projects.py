"""Projects as objects: what was spent on them in all years, their bonds, what they wait for (项目)."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books, held, lines, month_ended, paid, usual_pace


def spent_on(books: Books, day: date) -> Any:
    """Return the payments of every year up to `day` that name a project."""
    rows = paid(books, day.replace(month=12, day=31))
    return rows.filter(rows.paid_on <= day, rows.project_code != "")


def named(books: Books, rows: Any) -> Any:
    """Return `rows` with `project`, the name by which the list of projects calls each, else its code."""
    known = held(books, "project")
    known = known.group_by("project_code").agg(called=known.project.max())
    joined = rows.left_join(known, "project_code")
    columns = [column for column in rows.columns if column != "project"]
    return joined.select(*columns, project=joined.called.fill_null(rows.project_code))


def investments(books: Books) -> Any:
    """Return the projects of government investment, and those of unknown kind; a project without a name goes by its code."""
    rows = held(books, "project")
    rows = rows.filter(rows.kind.fill_null("investment") == "investment")
    return rows.mutate(project=rows.project.fill_null(rows.project_code))


def costs(books: Books, day: date) -> Any:
    """Return by project what it cost in fen: `completed` work, `paid` in all years, `contracted` with its changes, and the `most`.

    `total` is the total investment as the list of projects has it; `told` names the largest of the four.
    """
    import ibis

    contracts, changes = held(books, "contract"), held(books, "change_order")
    changes = changes.filter(changes.changed_on <= day).group_by("contract_no").agg(changed=changes.amount.sum())
    contracts = contracts.filter((contracts.signed_on <= day).fill_null(True), contracts.project_code.notnull())
    contracts = contracts.left_join(changes, "contract_no")
    signed = contracts.group_by("project_code").agg(
        contracted=(contracts.amount + contracts.changed.fill_null(0)).sum()
    )
    rows = spent_on(books, day)
    paid_ = rows.group_by("project_code").agg(paid=rows.amount.sum())
    works = held(books, "investment")
    works = works.filter(works["on"] <= day)
    works = works.filter(
        works["on"] == works["on"].max().over(group_by=("project_code", "year"))
    )  # reported anew every month
    done = works.group_by("project_code").agg(completed=works.completed.sum())
    side = held(books, "project").select("project_code", total="total_investment")
    for part in (paid_, signed, done):
        side = side.left_join(part, "project_code").drop("project_code_right")
    side = side.mutate(**{name: side[name].fill_null(0) for name in ("completed", "paid", "contracted", "total")})
    side = side.mutate(most=ibis.greatest(side.completed, side.paid, side.contracted, side.total))
    told = (side.contracted == side.most).ifelse("合同金额", "总投资")
    told = (side.completed == side.most).ifelse("累计完成投资", (side.paid == side.most).ifelse("累计支付", told))
    return side.mutate(told=told)


def waiting(books: Books, day: date) -> Any:
    """Return the projects (`project_code`) that wait for another which is not finished by `day`."""
    links, needed = held(books, "project_link"), held(books, "project")
    open_ = needed.filter(needed.finished_on.isnull() | (needed.finished_on > day))
    open_ = open_.select(needs_project="project_code")
    return links.semi_join(open_, "needs_project").select("project_code").distinct()


def still_planned(books: Books, day: date, name: str) -> Any:
    """Return by project (of `project_plan`) or unit (of `unit_plan`) what its plan has for the months of the year not over on `day`.

    A subject with a plan of the year and nothing left to come has 0; one without a plan is not there.
    """
    rows, by = held(books, name), "project_code" if name == "project_plan" else "unit_code"
    rows = rows.filter(rows.year.fill_null(rows.month.year()) == day.year)
    to_come = rows.month > month_ended(day)
    return rows.group_by(by).agg(planned=to_come.ifelse(rows.planned, 0).sum())


def bond_money(books: Books, day: date) -> tuple[Any, Any]:
    """Return the special bonds issued by `day`, named, and what their projects were paid from government funds since the first.

    A bond of unknown kind is taken for a special one where it names a project; payments of unknown funds count as spent.
    """
    bonds = held(books, "bond")
    bonds = named(books, bonds.filter(bonds.kind.fill_null("special") == "special", bonds.issued_on <= day))
    first = bonds.group_by("project_code").agg(since=bonds.issued_on.min())
    rows = spent_on(books, day)
    rows = rows.filter(rows.fund_kind.fill_null("government_fund") == "government_fund").join(first, "project_code")
    return bonds, rows.filter(rows.paid_on >= rows.since).drop("since")


def on_the_calendar(books: Books, day: date, back: int) -> Any:
    """Return the projects of this year's budget, begun and not finished, that have no plan by months: their pace, the `time` over.

    Columns of `usual_pace` by unit and project, `kind`, and `time` in basis points: the months over since January, or since the
    project began in the year, of those to December. `day` is the end of a month.
    """
    own = usual_pace(books, day, ("unit_code", "project_code"), back)
    own = own.filter(own.project_code != "", own.year == day.year).semi_join(
        lines(books), ["year", "unit_code", "project_code"]
    )
    plans, known = held(books, "project_plan"), held(books, "project")
    own = own.anti_join(plans.filter(plans.month.year() == day.year), "project_code")
    known = known.filter(known.finished_on.isnull() | (known.finished_on > day))
    known = known.select("project_code", "kind", called="project", begun=known.started_on.fill_null(known.start_on))
    side = own.join(known.filter((known.begun <= day).fill_null(True)), "project_code")
    first = (side.begun.year() == day.year).fill_null(False).ifelse(side.begun.month(), 1)
    time = (day.month + 1 - first) * BASIS_POINTS // (first.negate() + 13)
    return side.mutate(time=time, project=side.called.fill_null(side.project)).drop("called", "begun")
