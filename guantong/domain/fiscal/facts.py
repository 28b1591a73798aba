"""The figures of a document as facts: every cell a row that names its place, and a place found again (事实)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.table import Row, Table, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of a known column: what it says, and where it stands.

    `part` is the document in its batch. A blank cell and a printed 0 differ: `fen` is None or 0; `number` holds a percentage
    or a count, `text` what was neither. `header` is the column as printed, `column` its meaning. `printed` is what the machine
    read; where a person read it otherwise, `corrected` is that, and the amount is of it.
    """

    part: str
    kind: str
    table: str
    page: int
    sheet: str
    row: int
    header: str
    column: str
    code: str
    name: str
    level: int
    side: str
    total: bool
    unit: str
    fen: int | None
    step: int
    number: str
    text: str
    printed: str
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure or a sentence is looked for: row 0 stands for a sentence, found by its words."""

    page: int
    table: str = ""
    row: int = 0
    header: str = ""
    printed: str = ""

    @classmethod
    def of(cls, evidence: Evidence) -> "Spot":
        """Return the spot of a piece of evidence."""
        return cls(evidence.page, evidence.table, evidence.row, evidence.column, evidence.printed)


def facts_of(document: Document, part: str) -> Iterator[Fact]:
    """Yield every cell of the tables of `document`, in the order of print."""
    for table in document.tables:
        for row in table.rows:
            for column, value in row.values.items():
                yield _fact(part, table, row, column, value)


def _fact(part: str, table: Table, row: Row, column: str, value: Value) -> Fact:
    at = value.evidence
    return Fact(
        part, table.kind, table.title, at.page, at.sheet, at.row, at.column, column, row.code, row.name, row.level,
        row.side, row.total, table.unit, value.fen, value.step, value.number, value.text, at.printed,
        at.corrected.value if at.corrected else "",
    )  # fmt: skip


def found_again(documents: Iterable[Document], spot: Spot) -> Evidence | None:
    """Return what stands at `spot` of a file as read now, or None when there is no such place any more.

    A cell is found by page, table, row and column, a sentence by its page and words. Of two columns with one header, as in a
    table of two halves, it is the one that prints what was read; where neither does, it cannot be told, and none is returned.
    """
    for document in documents:
        cells = [
            place for place in _places(document)
            if (place.page, place.table, place.row, place.column) == (spot.page, spot.table, spot.row, spot.header)
        ]  # fmt: skip
        alike = [place for place in cells if place.printed == spot.printed]
        apart = {place.boxes for place in cells}
        if cells and (alike or len(apart) == 1):
            return (alike or cells)[0]
        if not spot.row and spot.printed:
            told = (s.evidence(document.file, spot.printed) for s in document.sentences if spot.printed in s.text)
            for place in told:
                if place.page == spot.page:
                    return place
    return None


def _places(document: Document) -> Iterator[Evidence]:
    for table in document.tables:
        for row in table.rows:
            yield from (value.evidence for value in row.values.values())
            if row.at is not None:
                yield row.at
        yield from table.note_at
    for form in document.forms:
        yield from (form.evidence, *(value.evidence for value in form.money.values()), *form.scores.values())
        for line in form.indicators:
            yield from filter(None, (line.target, line.actual, line.weight, line.score))
