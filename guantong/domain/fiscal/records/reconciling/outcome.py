"""What a reconciliation gives: passed, differs with the rows and amounts, or not computed and why (核对结果)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from guantong.domain.fiscal.records.batches import Batch
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.table import tables
from guantong.domain.money import Unit
from guantong.domain.words import Words

MOST_TOLD = 1000


class State(StrEnum):
    """How a reconciliation ended; not computed is not passed."""

    PASSED = "passed"
    DIFFERS = "differs"
    NOT_COMPUTED = "not_computed"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two amounts that should agree do not: which (`where`, by column), and `left` and `right` in fen or rows."""

    where: Mapping[str, object]
    left: int
    right: int
    words: Words


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one invariant stands: `code` I1 … I10, what it `says`, its state, where it differs, or why it was not computed.

    `compared` counts what was held against each other; `differences` are the first MOST_TOLD, `differ` counts them all.
    """

    code: str
    says: Words
    state: State
    compared: int = 0
    differences: tuple[Difference, ...] = ()
    differ: int = 0
    why: Words | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """What a sum was on a day that was closed: of `column` of `table`, known on `day`, received by `closed_at`."""

    day: date
    closed_at: datetime
    table: str
    column: str
    fen: int


@dataclass(frozen=True, slots=True)
class Displayed:
    """What a page printed: a share of `part` of `whole` as `text`, or `parts` of a total in `unit` with its note of rounding."""

    part: int = 0
    whole: int = 0
    text: str = ""
    decimals: int = 1
    parts: tuple[int, ...] = ()
    unit: Unit = Unit.TEN_THOUSAND
    noted: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is reconciled: the `books` of a snapshot and the `year`, and what else is known of them.

    `batches` all that were published; `kept` what the store holds of every batch, reversed ones too, as `Store.controls` tells it;
    `reopened` the books as of a day with what was received by a moment; `closings` and `displayed` what was noted of them.
    """

    books: Books
    year: int
    batches: Sequence[Batch] = ()
    kept: Mapping[str, tuple[int, Mapping[str, int]]] | None = None
    reopened: Callable[[date, datetime], Books] | None = None
    closings: Sequence[Closing] = ()
    displayed: Sequence[Displayed] = field(default=())


_NOT_HELD = Words("没有{tables}的记录", "There are no records of {tables}")


def found(code: str, says: Words, compared: int, differences: Sequence[Difference]) -> Outcome:
    """Return the outcome of what was compared; nothing compared is for `not_computed`."""
    state = State.DIFFERS if differences else State.PASSED
    return Outcome(code, says, state, compared, tuple(differences[:MOST_TOLD]), len(differences))


def not_computed(code: str, says: Words, why: Words) -> Outcome:
    """Return the outcome of what could not be computed, and why."""
    return Outcome(code, says, State.NOT_COMPUTED, why=why)


def missing(books: Books, *names: str) -> Words | None:
    """Return the sentence that names those tables `books` do not hold, None when it holds them all."""
    lacking = [tables()[name].words for name in names if not books.holds(name)]
    if not lacking:
        return None
    return _NOT_HELD.filled(
        tables=Words("、".join(f"“{one.zh}”" for one in lacking), " and ".join(f"“{one.en}”" for one in lacking))
    )


def named(where: Mapping[str, object]) -> Words:
    """Return which line a difference is of, in words: only the columns that say something."""
    said = [str(value) for value in where.values() if value not in (None, "")]
    return Words(" ".join(said) or "未注明科目和项目", " ".join(said) or "no subject or project named")
