"""Which typings one sees, what each of the two typed, what they agreed on (手工录入)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from guantong.apps.actors.models import Person
from guantong.apps.components.listing import Column, Listing
from guantong.apps.figures.models import Batch, Typing
from guantong.apps.files.queries import drawn_from
from guantong.apps.journal.queries import within
from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.fiscal.facts import Spot
from guantong.domain.fiscal.soundness import Control, control_of
from guantong.domain.fiscal.two_typings import Difference, differences
from guantong.domain.fiscal.typed import Cells, TypedTable, is_final, row_at, table_of, typed_from
from guantong.domain.fiscal.typed_rows import doubts, masked_in
from guantong.domain.fiscal.typing_forms import TypingForm, typing_form
from guantong.domain.money import Unit, format_fen
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words

FIRST, SECOND = "first", "second"


class Unsealed(RuntimeError):
    """What two people agreed on is not what was sealed."""


def typings_seen_by(standing: Standing) -> QuerySet[Typing]:
    """Return the typings `standing` may read: whoever sees the batch sees that it is typed, and how far that is."""
    seen = within(standing.areas("figures")) & drawn_from(standing, "batch__file")
    return Typing.objects.filter(seen).select_related("batch__file")


def with_names(typings: QuerySet[Typing]) -> QuerySet[Typing]:
    """Return typings with the names of who types: `first_name` and `second_name`."""
    named = {
        f"{whose}_name": Subquery(Person.objects.filter(username=OuterRef(f"{whose}_by")).values("name")[:1])
        for whose in (FIRST, SECOND)
    }
    return typings.annotate(**named)


def form_of(typing: Typing) -> TypingForm:
    """Return the form a table is typed on."""
    return typing_form(typing.form, is_final(DocumentKind(typing.kind)))


def rows_of(typing: Typing, whose: str) -> dict[int, tuple[Cells, ...]]:
    """Return the rows that the first or the second has typed, by page."""
    kept: Mapping[str, Sequence[Sequence[str]]] = getattr(typing, whose)
    return {page: tuple(tuple(cells) for cells in kept.get(str(page), ())) for page in typing.pages}


def own_part(typing: Typing, standing: Standing) -> str:
    """Return which of the two typings is this person's, "" for neither: nobody is shown the other's before both are done."""
    if typing.second_by and standing.person == typing.second_by:
        return SECOND
    return FIRST if standing.person == typing.first_by else ""


def typed_table(typing: Typing, pages: Mapping[int, Sequence[Cells]]) -> TypedTable:
    """Return rows as the table they are of."""
    return TypedTable(
        typing.body, typing.year, DocumentKind(typing.kind), typing.of_level, typing.form, typing.title,
        Unit(typing.unit), tuple((page, tuple(rows)) for page, rows in pages.items()),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the rows typed so far come to: totals held against their items, and what to look at again on each page."""

    control: Control
    doubts: list[tuple[int, int, Words]]
    broken: list[Words]


def weighed(typing: Typing, whose: str) -> Weighed:
    """Weigh what the first or the second has typed."""
    pages, form, unit = rows_of(typing, whose), form_of(typing), Unit(typing.unit)
    found = [(page, row, why) for page, rows in pages.items() for row, why in doubts(form, unit, rows)]
    control = control_of(table_of(typed_table(typing, pages), ""))
    broken = [
        _BROKEN.filled(
            page=one.total.page, row=row_at(form, one.total.row) + 1, column=one.total.column.split("/")[-1],
            amount=format_fen(one.difference, unit),
        )
        for one in control.broken
    ]  # fmt: skip
    return Weighed(control, found, broken)


_BROKEN = Words(
    "第 {page} 页第 {row} 行“{column}”与各项之和差 {amount}",
    "page {page}, row {row}: “{column}” and its items differ by {amount}",
)


def masked_rows(typing: Typing, whose: str) -> int:
    """Return how many rows stand for the secret lines; there is one at most."""
    form = form_of(typing)
    return sum(masked_in(form, cells) for rows in rows_of(typing, whose).values() for cells in rows)


def differing(typing: Typing) -> dict[int, list[Difference]]:
    """Return what the two typings differ in, by page."""
    form, unit, one, other = form_of(typing), Unit(typing.unit), rows_of(typing, FIRST), rows_of(typing, SECOND)
    found = {page: differences(form, unit, one[page], other[page]) for page in typing.pages}
    return {page: items for page, items in found.items() if items}


def keys_of(typing: Typing) -> list[str]:
    """Return the name of every difference."""
    return [f"{page}/{one.key}" for page, items in differing(typing).items() for one in items]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The typed tables of a batch that two people agree on."""

    tables: tuple[TypedTable, ...]
    digest: str


def agreed_for(batch: Batch) -> QuerySet[Typing]:
    """Return what two people agreed on of the file of a batch, in it or in an earlier batch of the same file.

    What is typed in a later one is that one's: what was published is not changed by it.
    """
    same = Typing.objects.filter(batch__path=batch.path, batch__sm3=batch.sm3, batch__lte=batch.pk, state="agreed")
    return same.order_by("first_page", "pk")


def sealed_in(batch: Batch) -> Sealed | None:
    """Return the typed tables of the file of a batch, None when there are none; raises Unsealed when one was changed."""
    agreed = list({(one.form, one.first_page): one for one in agreed_for(batch)}.values())
    if any(sm3(canonical(typing.sealed).encode()) != typing.digest for typing in agreed):
        raise Unsealed(batch.pk)
    if not agreed:
        return None
    return Sealed(
        tuple(typed_from(typing.sealed) for typing in agreed), sm3("".join(t.digest for t in agreed).encode())
    )  # fmt: skip


def typing_at(batch: Batch, spot: Spot) -> Typing | None:
    """Return the typing that a place of a batch was typed in, None when a machine read it."""
    agreed = agreed_for(batch).filter(title=spot.table)
    return next((typing for typing in agreed.reverse() if spot.page in typing.pages), None)


def typings_of(batch: Batch) -> QuerySet[Typing]:
    """Return the typings that speak for a batch: its own unless given up, and what was agreed on of its file before."""
    return (batch.typings.exclude(state="given_up") | agreed_for(batch)).order_by("first_page", "pk")


def shown_rows(request: HttpRequest, typing: Typing, own: str) -> Listing | None:
    """Return the rows one may look at now: what both agreed on, before that nothing but one's own."""
    if typing.state == "agreed":
        pages = typing_rows(typed_from(typing.sealed))
    elif own:
        pages = [(page, cells) for page, rows in rows_of(typing, own).items() for cells in rows]
    else:
        return None
    form = form_of(typing)
    heads = [Column("页", lambda row: row[0], "number")]
    heads += [
        Column(path.split("/")[-1], partial(_cell, at), "number" if at in form.amounts_at else "text")
        for at, path in enumerate(form.columns)
    ]
    return Listing(request, typing.title, pages, heads)


def typing_rows(table: TypedTable) -> list[tuple[int, Cells]]:
    """Return the rows of a table one after the other, with their pages."""
    return [(page, cells) for page, rows in table.pages for cells in rows]


def _cell(at: int, row: tuple[int, Cells]) -> str:
    return row[1][at]
