"""Typed tables as a way of reading: what two people typed from a picture becomes tables of documents (手工录入的表).

A cell typed by hand is found by page, table, row and column like any other; it has no box, for nobody measured one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document, DocumentKind
from guantong.domain.fiscal.pages import Grid, GridCell, PrintedFile
from guantong.domain.fiscal.reading_rows import Place, read_rows
from guantong.domain.fiscal.table import Row, Table
from guantong.domain.fiscal.typing_forms import TypingForm, typing_form
from guantong.domain.money import Unit

Cells = tuple[str, ...]
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TypedTable:
    """One table as typed: whose, which form, in which unit, and the rows of every page, texts as printed."""

    body: str
    year: int
    kind: DocumentKind
    level: str
    form: str
    title: str
    unit: Unit
    pages: tuple[tuple[int, tuple[Cells, ...]], ...]

    @property
    def columns(self) -> TypingForm:
        """The form it was typed on."""
        return typing_form(self.form, is_final(self.kind))


def is_final(kind: DocumentKind) -> bool:
    """Tell a final account from a budget."""
    return kind in (DocumentKind.FINAL_ACCOUNTS, DocumentKind.GOVERNMENT_FINAL_ACCOUNTS)


def table_of(typed: TypedTable, file: str) -> Table:
    """Return the table, its amounts and codes parsed by what parses a printed one: a blank is no zero, a unit is never guessed."""
    form, codes = typed.columns, dict[int, list[str]]()
    rows = [
        _without_box(row)
        for page, cells in typed.pages
        for _, row in read_rows(
            _grid(form, cells), form.header, 0, Place(file, page, typed.title, typed.unit), codes
        )
    ]  # fmt: skip
    headers = {column.key: column.header for group in form.header.groups for column in group.values}
    pages = tuple(page for page, _ in typed.pages)
    return Table(
        typed.form, typed.title, typed.unit.value, pages, tuple(rows), tuple(headers), headers, body=typed.body
    )  # fmt: skip


def with_typed(
    documents: Sequence[Document], printed: PrintedFile, tables: Iterable[TypedTable]
) -> tuple[Document, ...]:  # fmt: skip
    """Return `documents` with the typed tables: added to the one they are of, else as a document of their own.

    A document of which the reader found no body or year, for its cover is a picture, takes them from what was typed.
    """
    found = list(documents)
    for typed in tables:
        table, whose = table_of(typed, printed.file), (typed.body, typed.year, typed.kind, typed.level)
        at = next((n for n, d in enumerate(found) if (d.body, d.year, d.kind, d.level) == whose), None)
        if at is None:
            at = next((n for n, d in enumerate(found) if _may_be(d, typed)), None)
        if at is None:
            pictures = tuple(page.number for page in printed.pages if page.image_only)
            new = Document(printed.file, printed.pages, *_named(typed), (table,), image_only_pages=pictures)
            found.append(new)
        else:
            known = found[at]
            found[at] = replace(known, body=typed.body, year=typed.year, tables=(*known.tables, table))
    return tuple(found)


def _named(typed: TypedTable) -> tuple[str, DocumentKind, str, int]:
    return typed.body, typed.kind, typed.level, typed.year


def _may_be(document: Document, typed: TypedTable) -> bool:
    """Tell a document that says less than what was typed, and nothing else."""
    unsaid = not document.body or document.year is None
    same = (document.kind, document.level) == (typed.kind, typed.level)
    return unsaid and same and document.body in ("", typed.body) and document.year in (None, typed.year)


def _grid(form: TypingForm, rows: Sequence[Cells]) -> Grid:
    cells = (
        GridCell(at, column, 1, 1, text, _NOWHERE)
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    )  # fmt: skip
    return Grid(_NOWHERE, len(rows), len(form.columns), tuple(cells), above=form.depth)


def _without_box(row: Row) -> Row:
    values = {key: replace(value, evidence=_bare(value.evidence)) for key, value in row.values.items()}
    return replace(row, values=values, at=row.at and _bare(row.at))


def _bare(place: Evidence) -> Evidence:
    return replace(place, boxes=())


def typed_from(kept: Mapping[str, object]) -> TypedTable:
    """Return the table that `kept_of` took down."""
    pages: Iterable[tuple[int, Iterable[Iterable[str]]]] = kept["pages"]  # type: ignore[assignment]
    told = {name: str(kept[name]) for name in ("body", "level", "form", "title")}
    rows = tuple((int(page), tuple(tuple(cells) for cells in rows)) for page, rows in pages)
    return TypedTable(
        year=int(str(kept["year"])), kind=DocumentKind(str(kept["kind"])), unit=Unit(str(kept["unit"])), pages=rows, **told
    )  # fmt: skip


def kept_of(typed: TypedTable) -> dict[str, object]:
    """Return a typed table as plain values, to be sealed."""
    return {
        "body": typed.body, "year": typed.year, "kind": typed.kind.value, "level": typed.level, "form": typed.form,
        "title": typed.title, "unit": typed.unit.value,
        "pages": [[page, [list(cells) for cells in rows]] for page, rows in typed.pages],
    }  # fmt: skip


def row_at(form: TypingForm, number: int) -> int:
    """Return which typed row, from 0, a row number of evidence means."""
    return number - form.depth - 1


def filled(rows: Iterable[Sequence[str]]) -> Iterator[Cells]:
    """Yield the rows that hold anything, every text without white space at its ends."""
    for row in rows:
        cells = tuple(text.strip() for text in row)
        if any(cells):
            yield cells
