"""What a rule is given: one document, and the documents given together with it that it may be held against."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guantong.domain.fiscal.document import Document, DocumentKind


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a register of what must be published (应公开清单): who, which year, what, by when."""

    body: str
    year: int
    kind: DocumentKind
    due_on: date | None
    level: str = ""
    approved_on: date | None = None
    published_on: date | None = None
    line: int = 0

    def due(self, days: int) -> date | None:
        """Return the due date: as registered, or `days` natural days after the registered approval."""
        return self.due_on or (self.approved_on + timedelta(days=days) if self.approved_on else None)

    def among(self, documents: Iterable[Document]) -> bool:
        """Tell whether one of `documents` is the expected one."""
        wanted = (self.body, self.year, self.kind)
        return any((d.body, d.year, d.kind) == wanted and self.level in ("", d.level) for d in documents)


@dataclass(frozen=True, slots=True)
class Case:
    """One document under examination with its companions.

    `previous` is the same body's document of the same kind and level one year earlier, `budget` the
    same body's budget for a final account, `department` the department document above a unit's own.
    `expected` is the register, given to the first case of a run only; `as_of` the day of asking.
    """

    document: Document
    together: tuple[Document, ...] = ()
    previous: Document | None = None
    budget: Document | None = None
    department: Document | None = None
    expected: tuple[Expected, ...] = ()
    as_of: date | None = None


def cases_of(documents: Sequence[Document], expected: Sequence[Expected] = (), as_of: date | None = None) -> list[Case]:
    """Return a case for every document, companions found by body, level, kind and year."""
    return [
        Case(
            document,
            tuple(documents),
            _find(documents, document, kind=document.kind, years_back=1),
            _find(documents, document, kind=DocumentKind.BUDGET)
            if document.kind is DocumentKind.FINAL_ACCOUNTS
            else None,
            _find(documents, document, kind=document.kind, level="department") if document.level == "unit" else None,
            tuple(expected) if at == 0 else (),
            as_of,
        )
        for at, document in enumerate(documents)
    ]


def _find(
    documents: Iterable[Document], of: Document, *, kind: DocumentKind, years_back: int = 0, level: str = ""
) -> Document | None:
    """Return the companion of `of`; a body without a name, or a year not read, has none."""
    if not of.body or of.year is None:
        return None
    return next(
        (
            other
            for other in documents
            if other is not of
            and (other.body, other.kind, other.year, other.level)
            == (of.body, kind, of.year - years_back, level or of.level)
        ),
        None,
    )
