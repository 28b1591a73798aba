"""A project and a line of the fictional budget: what is approved, planned and paid of it month by month, in fen (预算线)."""

from dataclasses import dataclass, field
from datetime import date

from guantong.gateways.demo.money.units import Unit


@dataclass(slots=True, eq=False)
class Project:
    """A project of the pool; dates are None where nothing is planned or has happened."""

    code: str
    name: str
    unit: Unit
    kind: str = "operating"
    key: bool = False
    start_on: date | None = None
    started_on: date | None = None
    finish_on: date | None = None
    finished_on: date | None = None
    estimate: int | None = None
    total_investment: int | None = None
    budget_source: str = "budget"
    has_plan: bool = True
    linked: bool = False
    one_off: bool = False
    pre_evaluated: bool | None = None
    pooled: bool = True
    """Whether the pool of projects holds it."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is paid out of a line, under which contract, and which part of it (of 10,000)."""

    payee: str
    contract_no: str = ""
    share: int = 10_000


@dataclass(slots=True, eq=False)
class Line:
    """One line of a unit's year. `months` are split into payments when they are written, `given` are payments written one by one."""

    year: int
    unit: Unit
    project: Project | None
    function: str
    economic: str
    approved: int
    quota_no: str
    fund_kind: str = "general"
    spending_kind: str = "project"
    three_public: str = "none"
    months: list[int] = field(default_factory=lambda: [0] * 12)
    given: list[int] = field(default_factory=lambda: [0] * 12)
    planned: list[int] | None = None
    recipients: tuple[Recipient, ...] = ()
    persons: int = 0
    adjusted: int = 0
    final: int | None = None
    listed: bool = True

    @property
    def of_project(self) -> Project:
        """The project of a line that has one; raises LookupError where it pays for running the unit."""
        if self.project is None:
            raise LookupError(f"{self.unit.name} {self.year}: a line without a project")
        return self.project

    def paid(self, until: int = 12) -> int:
        """Return what is paid from January to month `until`."""
        return sum(self.months[:until]) + sum(self.given[:until])

    def plan(self) -> list[int]:
        """Return the monthly plan: its own, or what is paid with the rest of the approved money in December."""
        if self.planned is not None:
            return self.planned
        paid = [usual + given for usual, given in zip(self.months, self.given, strict=True)]
        if sum(paid) > self.approved:
            return parts(self.approved, [max(each, 0) for each in paid])
        return [*paid[:11], paid[11] + self.approved - sum(paid)]


def parts(whole: int, weights: list[int]) -> list[int]:
    """Return `whole` split by `weights` into integers that add up to it; nothing where all weights are zero."""
    total, done, found = sum(weights), 0, []
    if not total:
        return [0] * len(weights)
    before = 0
    for weight in weights:
        done += weight
        now = whole * done // total
        found.append(now - before)
        before = now
    return found
