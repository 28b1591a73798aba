"""Which lines of the budget pay for an item: suggested with the reason, confirmed by a person (预算关联)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.execution.days import Asked, on_a_day
from guantong.apps.livelihood.models import BudgetLink, Item
from guantong.apps.livelihood.recording import held, moved, noted
from guantong.apps.livelihood.telling import tell_needs
from guantong.apps.livelihood.workflow import LINE
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.versions import Line, lines_of, versions
from guantong.domain.gathering.copies import likeness
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_MOST, _LEAST = 5, 0.1
"""How many lines are suggested, and how much of two names must be shared: a suggestion alone rests on it."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A line that may pay for an item, and why it is suggested; nothing of it counts before a person says so."""

    unit_code: str
    unit: str
    project_code: str
    project: str
    why: Words

    @property
    def value(self) -> str:
        """What a form sends."""
        return f"{self.unit_code}|{self.project_code}"


def books_for(item: Item, today: date) -> Asked | None:
    """Return the books that tell of an item: today's in its year, those of its last day afterwards; None before any were published."""
    return on_a_day("" if item.year >= today.year else f"{item.year}-12-31", today)


def suggested_for(item: Item, asked: Asked | None) -> list[Suggested]:
    """Return the lines of the item's year that may pay for it, the likeliest first: of its project code, else of its unit by name."""
    known = asked.ledger.told(lines_known, item.year) if asked else ()
    there = {(one.unit_code, one.project_code) for one in item.lines.all() if one.state == "linked"}
    found = []
    for line in known:
        if (line.key.unit_code, line.key.project_code) in there:
            continue
        if item.project_code and line.key.project_code == item.project_code:
            found.append((2.0, line, _CODE))
        elif item.unit_code and line.key.unit_code == item.unit_code:
            near = float(likeness(item.name, line.project))
            found += [(near, line, _NAME.filled(share=round(near * 100)))] if near >= _LEAST else []
    found.sort(key=lambda one: (-one[0], one[1].key))
    return [
        Suggested(line.key.unit_code, line.unit, line.key.project_code, line.project, why)
        for _, line, why in found[:_MOST]
    ]


def lines_known(books: Books, year: int) -> Sequence[Line]:
    """Return the lines with a project of every version of `year`, each project of a unit once: as the latest version has it."""
    if not books.holds("budget_line"):
        return ()
    found: dict[tuple[str, str], Line] = {}
    for one in versions(books, year):
        found |= {(o.key.unit_code, o.key.project_code): o for o in lines_of(books, one.version) if o.key.project_code}
    return tuple(found[key] for key in sorted(found))


@transaction.atomic
def link_line(
    *, item: Item, unit_code: str, project_code: str, reason: str, by: Standing, as_of: datetime
) -> BudgetLink:  # fmt: skip
    """Say that a line pays for an item. Raises BadInput for one that stands in no version of the year, and for one that is linked.

    With the first line the needs the item answers are told that it stands in the budget, where it is approved.
    """
    row = Item.objects.select_for_update().get(pk=item.pk)
    LINE.demand("link_line", by, NEW, row.path)
    asked = books_for(row, as_of.date())
    known = asked.ledger.told(lines_known, row.year) if asked else ()
    line = next((o for o in known if (o.key.unit_code, o.key.project_code) == (unit_code, project_code)), None)
    if line is None:
        raise BadInput({"line": _NO_LINE.filled(year=row.year)})
    first = not row.lines.filter(state="linked").exists()
    try:
        with transaction.atomic():
            made = BudgetLink.objects.create(
                item=row, unit_code=unit_code, unit=line.unit, project_code=project_code, project=line.project, reason=reason.strip(),
                decided_by=by.person, decided_at=as_of,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"line": _TWICE}) from error
    noted(made, LINE, "link_line", row.path, by, as_of, item=row.pk, unit=unit_code, project=project_code)
    if first and asked and asked.ledger.told(in_force, row.year, unit_code, project_code):
        tell_needs(row, "built", _IN_THE_BUDGET.filled(name=row.name, year=row.year), by, as_of)
    return made


@transaction.atomic
def take_line_back(*, link: BudgetLink, version: int, by: Standing, as_of: datetime) -> BudgetLink:
    """Take back that a line pays for an item; that it was said stays on record."""
    row = held(link, LINE, "take_line_back", version, by, link.item.path)
    return moved(row, LINE, "take_line_back", link.item.path, by, as_of, item=row.item_id)


def in_force(books: Books, year: int, unit_code: str, project_code: str) -> bool:
    """True when a line stands in the approved or an adjusted version of `year`: a draft is told to nobody."""
    held_ = [one.version for one in versions(books, year) if one.version.name in IN_FORCE]
    return any(
        (one.key.unit_code, one.key.project_code) == (unit_code, project_code)
        for version in held_
        for one in lines_of(books, version)
    )


IN_FORCE = ("approved", "adjusted")
_CODE = Words("预算项目码相同", "the same project code")
_NAME = Words("同一单位，名称相近（{share}%）", "the same unit, a like name ({share}%)")
_NO_LINE = Words("{year} 年各版本预算中都没有这一项", "no version of the budget of {year} has that line")
_TWICE = Words("这一项已经关联", "that line is linked already")
_IN_THE_BUDGET = Words("“{name}”已列入 {year} 年预算。", "“{name}” stands in the budget of {year}.")
