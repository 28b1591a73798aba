"""What is known of a project beside its money: its dates, estimate, milestones, contracts (项目情况)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.apps.execution.days import Asked
from guantong.apps.execution.queries import Line
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.progress import Progress, behind
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class About:
    """A project as the list of projects has it (None: it has not), with its milestones, contracts and funds."""

    register: dict[str, Any] | None
    milestones: list[dict[str, Any]]
    contracts: list[dict[str, Any]]

    @property
    def kind(self) -> Words | str:
        """The kind of project."""
        kind = (self.register or {}).get("kind")
        return table("project").columns["kind"].choices[kind].words if kind else ""


def about(asked: Asked, code: str) -> About:
    """Return what the books know of a project on the day."""
    return asked.ledger.told(_about, code)


def together(lines: Sequence[Line], day: date) -> Line:
    """Return the lines of one project, which several units may spend on, as one."""
    if len(lines) == 1:
        return lines[0]
    first = lines[0].progress
    one = Progress(
        first.key, first.name, "、".join(line.unit for line in lines), usual=first.usual, years=first.years,
        approved=sum(line.approved for line in lines), budget=sum(line.budget for line in lines),
        unlined=sum(line.unlined for line in lines), payments=sum(line.progress.payments for line in lines),
        paid_by_month=[sum(month) for month in zip(*(line.progress.paid_by_month for line in lines), strict=True)],
        planned=[sum(month) for month in zip(*(line.progress.planned for line in lines if line.progress.planned), strict=True)],
    )  # fmt: skip
    return Line(one, behind(one, day))


def _about(books: Books, code: str) -> About:
    def of(name: str, by: str) -> list[dict[str, Any]]:
        rows = held(books, name)
        return books.rows(rows.filter(rows.project_code == code).order_by(by))

    return About(next(iter(of("project", "row")), None), of("milestone", "due_on"), of("contract", "signed_on"))
