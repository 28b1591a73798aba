"""The money of an item from draft to payment: each stage with the place its figure stands at; without a line it is not linked, not nothing (资金)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from guantong.apps.execution.days import Asked
from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.execution.queries import projects
from guantong.apps.execution.sight import Sight, sight_of
from guantong.apps.feeds.models import Delivery
from guantong.apps.livelihood.linking import IN_FORCE, books_for
from guantong.apps.livelihood.models import BudgetLink, Item
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.versions import Held, Line, lines_of, versions
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands: file, sheet and row, and the address of that row, "" for who may not open it."""

    says: Words
    address: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `amount` in fen, or `why` there is none, which is never nothing."""

    words: Words
    amount: int | None
    places: tuple[Evidence, ...] = ()
    why: Words = field(default_factory=lambda: Words("", ""))


@dataclass(frozen=True, slots=True)
class Money:
    """The stages of an item's money; `note` says what holds of all of them: not linked, not seen, kept out of."""

    stages: tuple[Stage, ...]
    note: Words | None
    day: date | None = None


def money_of(item: Item, links: Sequence[BudgetLink], standing: Standing, today: date) -> Money:
    """Return what an item got in every version one may see, and what was paid of it, with evidence.

    A budget that was approved is read by everybody inside; drafts and payments as `execution` shows them.
    """
    if not links:
        return Money((), NOT_LINKED)
    asked = books_for(item, today)
    if asked is None or not asked.ledger.books.holds("budget_line"):
        return Money((), _NO_BOOKS)
    sight = sight_of(standing)
    closed = kept_out(item, standing, links, today) is not None
    mine = not closed and standing.reads("execution") and all(sight.sees(one.unit_code, one.unit) for one in links)
    stages = [
        _stage(one, links, standing, asked)
        for one in asked.ledger.told(versions, item.year)
        if mine or one.version.name in IN_FORCE
    ]
    if mine:
        stages.append(_paid(links, sight, asked))
    note = None if mine else _KEPT_OUT if closed else _NOT_SEEN
    return Money(tuple(stages), note, asked.day)


def kept_out(item: Item, standing: Standing, links: Sequence[BudgetLink], today: date) -> Words | None:
    """Return why a person keeps out of an item: a conflict of interest by its unit, by name, or by a firm that builds or is paid; None else.

    A firm counts where it is named in the item or its lines, or stands in the books as supplier or payee of them.
    """
    found = standing.conflict_with(item.path, item.name)
    if found is not None:
        return found.words
    if not standing.firms:
        return None
    if standing.keeps_out_of(item.name, item.unit, item.content, *(one.project for one in links)):
        return _FIRM
    asked = books_for(item, today)
    codes = tuple(sorted({one.project_code for one in links}))
    return _FIRM if asked and codes and standing.keeps_out_of(*asked.ledger.told(firms_of, codes)) else None


def firms_of(books: Books, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return who was paid by projects of these codes, and who has their contracts."""
    found: set[str] = set()
    for name, column in (("payment", "payee"), ("contract", "supplier")):
        if books.holds(name):
            rows = books.table(name)
            rows = rows.filter(rows.project_code.isin(codes), rows[column].notnull()).select(column).distinct()
            found |= {row[column] for row in books.rows(rows)}
    return tuple(sorted(found))


def _stage(version: Held, links: Sequence[BudgetLink], standing: Standing, asked: Asked) -> Stage:
    lines = _lines(version, links, asked)
    if not lines:
        return Stage(version.version.words, None, why=_NOT_IN_IT)
    batches = {one.place.batch for one in lines}
    opened = opened_of(batches, standing)
    names = dict(Delivery.objects.filter(batch__in=batches, reverses=None).values_list("batch", "name"))
    return Stage(
        version.version.words, sum(one.amount for one in lines), tuple(_evidence(one, opened, names) for one in lines)
    )


def _lines(version: Held, links: Sequence[BudgetLink], asked: Asked) -> list[Line]:
    wanted = {(one.unit_code, one.project_code) for one in links}
    found = asked.ledger.told(lines_of, version.version, None, in_force=version.version.name == "adjusted")
    return [one for one in found if (one.key.unit_code, one.key.project_code) in wanted]


def _evidence(line: Line, opened: Mapping[str, int], names: Mapping[str, str]) -> Evidence:
    place = line.place
    delivery = opened.get(place.batch)
    file = " · ".join(filter(None, (names.get(place.batch, ""), place.sheet)))
    return Evidence(
        _AT.filled(file=file, row=place.row), line_address(delivery, place.sheet, place.row) if delivery else ""
    )


def _paid(links: Sequence[BudgetLink], sight: Sight, asked: Asked) -> Stage:
    wanted = {(one.unit_code, one.project_code) for one in links}
    found = [
        one
        for code in sorted({one.project_code for one in links})
        for one in projects(asked, sight, project_code=code)
        if (one.unit_code, one.code) in wanted
    ]
    if not found:
        return Stage(_PAID, None, why=_NOT_PAID)
    on = urlencode({"on": asked.day.isoformat()})
    places = tuple(
        Evidence(
            Words(f"{one.name} · {one.unit}", f"{one.name} · {one.unit}"),
            f"{reverse('execution:project', args=[one.code])}?{on}",
        )
        for one in found
    )
    return Stage(_PAID, sum(one.paid for one in found), places)


NOT_LINKED = Words(
    "未关联：还没有人认定哪一项预算支付这个项目。未关联不等于没有钱，也不等于零。",
    "Not linked: nobody has said yet which line of the budget pays for it. That is not nothing.",
)
_NO_BOOKS = Words("账册还没有公布这一年的预算。", "The books of that year are not published yet.")
_NOT_SEEN = Words(
    "这里只显示已批准的预算；草案和支付由有权查看预算执行的人员查看。",
    "Only the approved budget stands here; drafts and payments are read by those who follow execution.",
)
_KEPT_OUT = Words(
    "因利益冲突登记，草案、支付、收款人和招投标情况不在这里显示。",
    "By the register of conflicts of interest, drafts, payments, payees and tenders are not shown here.",
)
_FIRM = Words("登记的企业或项目", "a firm or project of one's own")
_NOT_IN_IT = Words("这一版没有这一项", "that version does not have it")
_NOT_PAID = Words("截至这一天，账上没有这一项的支付", "no payment of it in the books to that day")
_AT = Words("{file} 第 {row} 行", "{file}, row {row}")
_PAID = Words("已支付", "paid")
