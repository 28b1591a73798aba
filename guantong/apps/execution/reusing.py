"""Money that could be used again as the books tell, beside what people proposed, finance answered and really moved (可统筹资金)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from guantong.apps.execution.days import Asked
from guantong.apps.execution.models import Cause, Offer
from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import ROOM, Sight
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.changes import changes
from guantong.domain.fiscal.records.reusable import Reusable, ReusableList, reusable
from guantong.domain.roles import Standing


@dataclass(frozen=True, slots=True)
class Standings:
    """A line of the list with the proposal that was made of it, None before."""

    line: Reusable
    offer: Offer | None

    @property
    def key(self) -> tuple[str, str]:
        """The codes of its unit and project."""
        return self.line.unit_code, self.line.project_code

    @property
    def left(self) -> int:
        """What is not payable this year by the plan, in fen."""
        return self.line.left


@dataclass(frozen=True, slots=True)
class Sums:
    """What was proposed, went to finance, was agreed and was really moved: each Σ of proposals that stand, in fen."""

    proposed: int
    sent: int
    agreed: int
    moved: int


def list_on(asked: Asked) -> ReusableList:
    """Return the whole list of the day, whoever asks."""
    return asked.ledger.told(_listed, asked.day)[0]


def lines_on(asked: Asked) -> tuple[Reusable, ...]:
    """Return its lines."""
    return list_on(asked).lines


def seen_lines(asked: Asked, sight: Sight, standing: Standing) -> list[Standings]:
    """Return the lines one sees, the largest first, each with its proposal of the year."""
    offers = {
        (o.unit_code, o.project_code): o
        for o in offers_seen_by(standing).filter(year=asked.day.year)
        if o.state != "withdrawn"
    }
    lines = [one for one in asked.ledger.told(_listed, asked.day)[1] if sight.sees(one.line.unit_code, one.line.unit)]
    if sight.standing.firms:
        lines = [one for one in lines if not sight.closed(one.line.project)]
    if not offers:
        return lines
    return [Standings(one.line, found) if (found := offers.get(one.key)) else one for one in lines]


def _listed(books: Books, day: date) -> tuple[ReusableList, tuple[Standings, ...]]:
    """Return the list of the day, and its lines as if nothing had been proposed yet: thousands of them, made once."""
    found = reusable(books, day)
    return found, tuple(Standings(line, None) for line in found.lines)


def offers_seen_by(standing: Standing) -> QuerySet[Offer]:
    """Return the proposals `standing` may read, the latest first."""
    return Offer.objects.filter(within(standing.areas(ROOM)))


def causes_seen_by(standing: Standing) -> QuerySet[Cause]:
    """Return the causes `standing` may read, the latest first."""
    return Cause.objects.filter(within(standing.areas(ROOM)))


def sums_of(offers: Iterable[Offer]) -> Sums:
    """Return the sums of some proposals; what was withdrawn counts nowhere."""
    stand = [one for one in offers if one.state != "withdrawn"]
    return Sums(
        sum(one.amount for one in stand), sum(one.amount for one in stand if one.state != "proposed"),
        sum(one.agreed or 0 for one in stand), sum(one.moved or 0 for one in stand),
    )  # fmt: skip


def moved_in_ledger(offer: Offer, today: date) -> int | None:
    """Return what the ledger of today says was moved out of the proposal's project by its document, in fen; None without such a document."""
    ledger = ledger_on(today) if offer.document else None
    return ledger.told(_moved, offer.year, offer.document, offer.unit_code, offer.project_code) if ledger else None


def _moved(books: Books, year: int, document: str, unit_code: str, project_code: str) -> int | None:
    same = [
        row
        for row in changes(books, "reallocation", year)
        if row["document_no"] == document and row["unit_code"] == unit_code
    ]
    out = [row["amount"] for row in same if not project_code or row["from_project"] == project_code]
    cut = [
        -row["amount"] for row in changes(books, "adjustment", year)
        if row["document_no"] == document and row["unit_code"] == unit_code and (not project_code or row["project_code"] == project_code)
    ]  # fmt: skip
    return sum(out) + sum(cut) if out or cut else None
