"""The one list of the site (列表): a page declares columns; the rest comes with it.

Filter, sort, search (pinyin too), pages of 50, xlsx with everything found, print, cards on phones.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from guantong.apps.components.copying import copied
from guantong.apps.components.lines import Answers
from guantong.apps.components.listing_rows import NUMBERS, UNITS, feet_drawn, options_drawn, rows_drawn
from guantong.apps.components.search import found_by
from guantong.apps.components.templatetags.words import said
from guantong.apps.components.workbook import workbook
from guantong.domain.words import Words

PAGE_SIZE = 50
_MOST_PRINTED = 2000
_BROAD = 10
"""From so many columns on a list is offered on A3 too; on A4 it lies across the sheet (phone_and_print.css)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, and the attribute path or function that gives a row's value.

    `kind` is text, code (a number of a document, which keeps its line), day, minute, figure (fen, shown in 万元), yuan (fen, shown in 元), number, badge, name, share or points (basis
    points, shown in % or in points of a hundred), unseen (filtered by and exported, not shown), spark (a small drawing) or choice (a box that sends the value as `chosen` with
    the page's form of that id; none where there is no value); the last two are no columns of a workbook. `sorts` and `filters`
    name fields; `link` gives a row's address; `badge` a value's shape.
    """

    header: str
    value: str | Callable[[Any], Any]
    kind: str = "text"
    sorts: str = ""
    filters: str = ""
    choices: Sequence[tuple[str, str | Words]] = ()
    link: Callable[[Any], str] | None = None
    badge: Callable[[Any], str] | None = None
    note: Callable[[Any], Any] | None = None
    bar: Callable[[Any], int | None] | None = None
    """How far a row is, in hundredths: drawn as a bar beside the value."""
    rare: bool = False
    """Its filter lies under 更多条件."""

    def of(self, row: Any) -> Any:
        """Return the value of `row` in this column."""
        if callable(self.value):
            return self.value(row)
        for name in self.value.split("__"):
            row = getattr(row, name, None)
        return row() if callable(row) else row


@dataclass(frozen=True)
class Listing:
    """A list over `rows`: what the request asks of it decides what is shown.

    Rows that are no query but read already are shown in their order, without search, filters and sorting; rows that answer
    for themselves (components.lines) have them all.

    `search` is the field that holds searchable text (components.search), or what is typed made a condition where a look into
    every row would take too long; "" leaves the search box out.
    """

    request: HttpRequest
    title: str
    rows: QuerySet[Any] | Sequence[Any] | Answers
    columns: Sequence[Column]
    search: str | Callable[[str], Q] = ""
    empty: str = "没有记录。"
    sort: str = ""
    hint: str = ""
    """What may be typed into the search box, where that is not a name."""
    keeps: Sequence[str] = ()
    """What else the address asks for, that searching and filtering leaves as it is."""
    feet: Callable[[Sequence[Any]], Sequence[tuple[str, Mapping[str, Any]]]] | None = None
    """What stands at the foot, of everything found: its words, and values by header."""

    @cached_property
    def found(self) -> QuerySet[Any] | Sequence[Any]:
        """The rows that search and filters leave, sorted."""
        asked, rows = self.request.GET, self.rows
        if isinstance(rows, Answers):
            named = {c.filters: c.choices for c in self.columns if c.filters}
            chosen = {name: asked[name] for name, known in named.items() if asked.get(name, "") in dict(known)}
            typed = asked.get("q", "") if self.search else ""
            return rows.asked(typed, {name: value for name, value in chosen.items() if value}, self.sorted_by)
        if not isinstance(rows, QuerySet):
            return rows
        if self.search and asked.get("q"):
            rows = rows.filter(self.search(asked["q"]) if callable(self.search) else found_by(asked["q"], self.search))
        for column in self.columns:
            one = asked.get(column.filters, "") if column.filters else ""
            if one and one in dict(column.choices):
                rows = rows.filter(**{column.filters: one})
        by = self.sorted_by
        return rows.order_by(by, "-pk" if by.startswith("-") else "pk") if by else rows

    @property
    def sorted_by(self) -> str:
        """The field in force, with `-` before it for the largest first; unknown names are ignored."""
        asked = self.request.GET.get("sort", self.sort)
        return asked if asked.removeprefix("-") in {c.sorts for c in self.columns if c.sorts} else ""

    @cached_property
    def page(self) -> Any:
        """The page of rows that is shown; for print all of them, up to 2,000."""
        size = _MOST_PRINTED if self.request.GET.get("as") == "print" else PAGE_SIZE
        page = Paginator(self.found, size).get_page(self.request.GET.get("page"))
        if page.number == 1 or not isinstance(self.found, QuerySet):
            return page
        # the keys of a later page first: what lies before it is skipped in an index, and no row of it is read
        keys = list(self.found.values_list("pk", flat=True)[page.start_index() - 1 : page.end_index()])
        known = {row.pk: row for row in self.found.filter(pk__in=keys)}
        page.object_list = [known[key] for key in keys if key in known]
        return page

    @property
    def drawn(self) -> list[Column]:
        """The columns that are shown."""
        return [c for c in self.columns if c.kind != "unseen"]

    @property
    def body(self) -> SafeString:
        """The shown rows, drawn."""
        return rows_drawn(self.drawn, self.page)

    @cached_property
    def told_below(self) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """The lines at the foot."""
        return self.feet(self.found) if self.feet else ()

    @property
    def foot(self) -> SafeString:
        """The foot, drawn."""
        return feet_drawn(self.drawn, self.told_below)

    @property
    def heads(self) -> list[dict[str, Any]]:
        """The headers: for a sortable one the query that sorts by it, or turns it round."""
        now = self.sorted_by
        return [
            {
                "header": gettext(c.header),
                "kind": c.kind,
                "query": self.query(sort=f"-{c.sorts}" if now == c.sorts else c.sorts, page=None) if c.sorts else "",
                "unit": gettext(UNITS.get(c.kind, "")) if c.kind in UNITS else "",
                "number": c.kind in NUMBERS,
                "order": {c.sorts: "ascending", f"-{c.sorts}": "descending"}.get(now, "") if c.sorts else "",
            }
            for c in self.drawn
        ]

    @property
    def searched(self) -> bool:
        """True when the list has a search box."""
        return bool(self.search)

    @cached_property
    def filters(self) -> list[dict[str, Any]]:
        """The filters with what is chosen in each."""
        return [
            {
                "header": gettext(c.header),
                "name": c.filters,
                "choices": c.choices,
                "chosen": self.request.GET.get(c.filters, ""),
                "options": options_drawn(c.choices, self.request.GET.get(c.filters, "")),
                "rare": c.rare,
            }
            for c in self.columns
            if c.filters
        ]

    @property
    def rare_filters(self) -> list[dict[str, Any]]:
        """The filters that lie under 更多条件."""
        return [one for one in self.filters if one["rare"]]

    @property
    def in_force(self) -> list[dict[str, str]]:
        """The filters in force, each with the query that removes it."""
        chosen = [
            {
                "words": f"{f['header']}{gettext('：')}{said(dict(f['choices'])[f['chosen']])}",
                "query": self.query(**{f["name"]: None}, page=None),
            }
            for f in self.filters
            if f["chosen"] in dict(f["choices"])
        ]
        typed = self.request.GET.get("q", "") if self.search else ""
        return [*chosen, *([{"words": f"“{typed}”", "query": self.query(q=None, page=None)}] if typed else [])]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Name and value of what the address asks for beside search, filters and order."""
        return [(name, self.request.GET[name]) for name in self.keeps if name in self.request.GET]

    def kept_but(self, *names: str) -> list[tuple[str, str]]:
        """Return what the address keeps, without some of it: for another form beside the list's own."""
        return [(name, value) for name, value in self.kept if name not in names]

    def query(self, **changes: str | None) -> str:
        """Return the address's query with `changes`; None removes a part."""
        asked = self.request.GET.copy()
        for name, value in changes.items():
            if value is None:
                asked.pop(name, None)
            else:
                asked[name] = value
        return f"?{asked.urlencode()}"

    @property
    def links(self) -> dict[str, str]:
        """Where the list goes from here: xlsx, print, the pages before and after."""
        page = self.page
        return {
            "xlsx": self.query(**{"as": "xlsx"}),
            "print": self.query(**{"as": "print"}),
            "print_a3": self.query(**{"as": "print", "paper": "a3"}) if len(self.drawn) >= _BROAD else "",
            "text": self.query(**{"as": "text", "page": str(page.number)}),
            "before": self.query(page=str(page.previous_page_number())) if page.has_previous() else "",
            "after": self.query(page=str(page.next_page_number())) if page.has_next() else "",
        }

    def download(self) -> HttpResponse | None:
        """Return everything found as a workbook, or the page as text to copy, when the request asks for it, else None."""
        if self.request.GET.get("as") == "text":
            return copied(self)
        if self.request.GET.get("as") != "xlsx":
            return None
        found = self.found.iterator(chunk_size=2000) if isinstance(self.found, QuerySet) else self.found
        columns = [c for c in self.columns if c.kind not in ("choice", "spark")]
        rows = chain(
            ([c.of(row) for c in columns] for row in found),
            (
                [words if at == 0 else told.get(c.header) for at, c in enumerate(columns)]
                for words, told in self.told_below
            ),
        )
        return workbook(self.title, [(gettext(c.header), c.kind) for c in columns], rows, self.request)

    def __str__(self) -> str:
        return render_to_string("components/listing.html", {"list": self}, self.request)
