"""Special funds as far as one sees them: a fund belongs to nobody, what was given and paid of it to the units of its projects (专项资金)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guantong.apps.execution.days import Asked
from guantong.apps.execution.sight import Sight
from guantong.domain.fiscal.classification.codes import names_of_function
from guantong.domain.fiscal.records.special_funds import (
    ENDED,
    IN_FORCE,
    NO_TERM,
    NOT_BEGUN,
    Fund,
    Grant,
    Planned,
    Spent,
    catalogue,
    elsewhere,
    grants,
    planned,
    spent,
    units_of_projects,
)
from guantong.domain.words import Words

STATES = {
    IN_FORCE: Words("有效期内", "in force"),
    ENDED: Words("已到期", "ended"),
    NOT_BEGUN: Words("尚未开始", "not begun"),
    NO_TERM: Words("没有写明到期日", "no last day named"),
}


@dataclass(frozen=True)
class Known:
    """Funds with everything of them that one sees, of `day`'s year and those before it."""

    day: date
    funds: tuple[Fund, ...]
    parts: tuple[Grant | Spent | Planned, ...]

    @cached_property
    def by_year(self) -> Mapping[tuple[str, int], list[Grant | Spent | Planned]]:
        """What one sees by fund and year."""
        found: dict[tuple[str, int], list[Grant | Spent | Planned]] = defaultdict(list)
        for part in self.parts:
            found[part.fund_code, part.year].append(part)
        return found

    @cached_property
    def twice(self) -> Mapping[tuple[str, int], tuple[Grant, ...]]:
        """The grants of who was given money of more than one fund in a year, by recipient and year."""
        return elsewhere(part for part in self.parts if isinstance(part, Grant))

    def year(self, fund: Fund, year: int) -> "FundYear":
        """Return one fund in one year."""
        return FundYear(fund, year, self.day, tuple(self.by_year.get((fund.code, year), ())), self.twice)


@dataclass(frozen=True, slots=True)
class FundYear:
    """One fund in one year: `parts` of it, and among everybody's grants those of who was given money `twice` in a year."""

    fund: Fund
    year: int
    day: date
    parts: tuple[Grant | Spent | Planned, ...]
    twice: Mapping[tuple[str, int], tuple[Grant, ...]]

    @property
    def grants(self) -> list[Grant]:
        """What was given, the largest first."""
        return [part for part in self.parts if isinstance(part, Grant)]

    @property
    def spent(self) -> list[Spent]:
        """What was paid, by unit, project and payee."""
        return [part for part in self.parts if isinstance(part, Spent)]

    @property
    def code(self) -> str:
        """The code of the fund."""
        return self.fund.code

    @property
    def budget(self) -> int | None:
        """The budget of a year, as the catalogue has it."""
        return self.fund.budget

    @property
    def state(self) -> str:
        """Whether its rules are in force on the day."""
        return self.fund.state(self.day)

    @property
    def planned(self) -> int:
        """The budgets in force of its projects."""
        return sum(part.amount for part in self.parts if isinstance(part, Planned))

    @property
    def granted(self) -> int:
        """What was given to recipients."""
        return sum(one.amount for one in self.grants)

    @property
    def recipients(self) -> int:
        """How many were given something."""
        return len({one.recipient for one in self.grants})

    @property
    def others(self) -> int:
        """How many of them were given money of other funds too in that year."""
        return len({one.recipient for one in self.grants if (one.recipient, self.year) in self.twice})

    @property
    def paid(self) -> int:
        """What was paid."""
        return sum(one.paid for one in self.spent)

    @property
    def outside(self) -> int | None:
        """What of it was booked outside its classes; None where its rules name none."""
        return sum(one.outside for one in self.spent) if self.fund.heads else None

    @property
    def late(self) -> int | None:
        """What of it was paid after the last day of its rules; None where they name none."""
        return sum(one.late for one in self.spent) if self.fund.until_on else None


@dataclass(frozen=True, slots=True)
class Given:
    """A grant with what the recipient was paid of its project (None: it names none), and the same one's grants of other funds."""

    grant: Grant
    paid: int | None
    others: tuple[Grant, ...]


def known(asked: Asked, sight: Sight) -> Known:
    """Return the funds; who does not see the whole district sees those in whose projects there is a unit of its own."""
    funds, day = tuple(asked.ledger.told(catalogue)), asked.day
    given, paid, budgets = (asked.ledger.told(ask, day) for ask in (grants, spent, planned))
    if sight.everything:
        return Known(day, funds, (*given, *paid, *budgets))
    units = asked.ledger.told(units_of_projects)
    seen = {code for code, whose in units.items() if any(sight.sees(*one) for one in whose)}
    of_units = [one for one in (*paid, *budgets) if sight.sees(one.unit_code, one.unit)]
    parts = (*(one for one in given if one.project_code in seen), *of_units)
    codes = {one.fund_code for one in parts}
    return Known(day, tuple(one for one in funds if one.code in codes), parts)


def funds_of(asked: Asked, sight: Sight) -> list[FundYear]:
    """Return the funds in the year of the day, by code."""
    all_ = known(asked, sight)
    return [all_.year(fund, asked.day.year) for fund in all_.funds]


def years_of(all_: Known, fund: Fund) -> list[FundYear]:
    """Return the years of a fund in which anything was budgeted, given or paid, the latest first; the day's own in any case."""
    years = {year for code, year in all_.by_year if code == fund.code}
    return [all_.year(fund, year) for year in sorted({*years, all_.day.year}, reverse=True)]


def given_of(one: FundYear) -> list[Given]:
    """Return the grants of a fund in a year, the largest first."""
    paid: dict[tuple[str, str], int] = {}
    for part in one.spent:
        paid[part.project_code, part.payee] = paid.get((part.project_code, part.payee), 0) + part.paid
    return [
        Given(
            grant,
            paid.get((grant.project_code, grant.recipient), 0) if grant.project_code else None,
            tuple(other for other in one.twice.get((grant.recipient, grant.year), ()) if other.fund_code != one.code),
        )
        for grant in one.grants
    ]


def paid_once(lines: Iterable[FundYear]) -> int:
    """Return Σ paid of some funds: a payment of a project that stands in two of them counts once."""
    keys = {
        (one.year, one.project_code, one.unit_code, one.unit, one.payee): one.paid
        for line in lines
        for one in line.spent
    }
    return sum(keys.values())


def class_names(fund: Fund) -> list[tuple[str, str]]:
    """Return the functional classes that a fund's rules name, each with what it is called."""
    return [(head, next(iter(names_of_function(head)), "")) for head in fund.heads]
