"""What one may ask of livelihood projects: history, the running year, what everybody may read (民生实事查询)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from guantong.apps.files.models import Attachment
from guantong.apps.journal.queries import within
from guantong.apps.livelihood.models import (
    BudgetLink,
    Claim,
    Item,
    ItemFile,
    Lesson,
    ListFile,
    Milestone,
    Objection,
    Project,
    Report,
    Roundtable,
)
from guantong.domain.roles import Standing

ROOM = "livelihood"
_PICTURES = ("jpg", "png", "webp")
OPEN = ("raised", "answered")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of an item: its report in force, or None: it is not registered, which is not late. `begun` on the day asked."""

    number: int
    report: Report | None
    begun: bool
    photos: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone with its photos."""

    milestone: Milestone
    photos: tuple[Attachment, ...] = ()


def projects_seen_by(standing: Standing) -> QuerySet[Project]:
    """Return the projects of history that stand, each with its list; a list that was published is everybody's inside."""
    return Project.objects.filter(within(standing.areas(ROOM)), standing=True).select_related("of")


def lists_seen_by(standing: Standing) -> QuerySet[ListFile]:
    """Return the lists that were brought, the withdrawn ones among them."""
    return ListFile.objects.filter(within(standing.areas(ROOM)))


def items_seen_by(standing: Standing) -> QuerySet[Item]:
    """Return the items of running years with how many objections are open, and who claimed them; at one cost however many."""
    claims = Claim.objects.filter(state="claimed").select_related("group")
    return (
        Item.objects.filter(within(standing.areas(ROOM)))
        .annotate(
            objected=Count("objections", filter=Q(objections__state__in=OPEN), distinct=True),
            quarters=Count("reports", filter=Q(reports__latest=True), distinct=True),
            linked=Count("lines", filter=Q(lines__state="linked"), distinct=True),
        )
        .prefetch_related(Prefetch("claims", claims, to_attr="claimed"))
        .order_by("-year", "number", "pk")
    )


def year_told(standing: Standing) -> tuple[int, dict[str, int]] | None:
    """Return the latest year with items, and how many of it stand in each state; None where there are none. One query."""
    rows = Item.objects.filter(within(standing.areas(ROOM))).order_by("-year").values_list("year", "state")
    told = list(rows.annotate(count=Count("pk")))
    if not told:
        return None
    year = told[0][0]
    return year, {state: count for of, state, count in told if of == year}


def item_files_seen_by(standing: Standing) -> QuerySet[ItemFile]:
    """Return the sheets that were brought."""
    return ItemFile.objects.filter(within(standing.areas(ROOM)))


def lines_seen_by(standing: Standing) -> QuerySet[BudgetLink]:
    """Return the budget lines that were linked, the taken back ones among them."""
    return BudgetLink.objects.filter(item__in=_items(standing)).select_related("item")


def milestones_seen_by(standing: Standing) -> QuerySet[Milestone]:
    """Return the milestones, which bear photos."""
    return Milestone.objects.filter(within(standing.areas(ROOM))).select_related("item")


def reports_seen_by(standing: Standing) -> QuerySet[Report]:
    """Return the quarterly reports, which bear photos."""
    return Report.objects.filter(within(standing.areas(ROOM))).select_related("item")


def claims_seen_by(standing: Standing) -> QuerySet[Claim]:
    """Return the claims, those given back among them."""
    return Claim.objects.filter(item__in=_items(standing)).select_related("item", "group")


def objections_seen_by(standing: Standing) -> QuerySet[Objection]:
    """Return the objections."""
    return Objection.objects.filter(within(standing.areas(ROOM))).select_related(
        "item", "earlier", "earlier_item", "need"
    )


def roundtables_seen_by(standing: Standing) -> QuerySet[Roundtable]:
    """Return the roundtables."""
    return Roundtable.objects.filter(item__in=_items(standing)).select_related("item", "matter")


def lessons_seen_by(standing: Standing) -> QuerySet[Lesson]:
    """Return the lessons that people wrote."""
    return Lesson.objects.filter(item__in=_items(standing)).select_related("item")


def quarters_of(item: Item, day: date, *, public: bool = False) -> list[Quarter]:
    """Return the four quarters of an item with their reports and photos; for the public only what was released. Two queries."""
    reports = list(item.reports.filter(latest=True, **({"state": "released"} if public else {})))
    photos = _photos(reports, public)
    found = {one.quarter: one for one in reports}
    return [
        Quarter(
            number, found.get(number), date(item.year, number * 3 - 2, 1) <= day,
            photos.get(found[number].journal_key, ()) if number in found else (),
        )
        for number in (1, 2, 3, 4)
    ]  # fmt: skip


def steps_of(item: Item, *, public: bool = False) -> list[Step]:
    """Return the milestones of an item with their photos; for the public only photos that are public. Two queries."""
    rows = list(item.milestones.all())
    photos = _photos(rows, public)
    return [Step(one, photos.get(one.journal_key, ())) for one in rows]


def public_items(year: int | None = None) -> QuerySet[Item]:
    """Return the items that a person put on the public page, of one year where asked."""
    found = Item.objects.filter(released_at__isnull=False)
    return found if year is None else found.filter(year=year)


def public_years() -> list[int]:
    """Return the years of which anything is public, the latest first."""
    return list(public_items().order_by("-year").values_list("year", flat=True).distinct())


def public_objections(item: Item) -> list[Objection]:
    """Return the objections of an item that a person released, with their changes of plan."""
    return list(item.objections.filter(shown=True).prefetch_related("changes"))


def public_photo(pk: int) -> Attachment | None:
    """Return a photo if everybody may see it: public, in force, on a milestone or released report of a released item; else None."""
    file = Attachment.objects.filter(public_in_force(), pk=pk, kind__in=_PICTURES).first()
    kind, _, number = file.key.partition("/") if file else ("", "", "")
    if kind == "livelihood.milestone":
        shown = Milestone.objects.filter(pk=number, item__released_at__isnull=False).exists()
    elif kind == "livelihood.report":
        shown = Report.objects.filter(
            pk=number, latest=True, state="released", item__released_at__isnull=False
        ).exists()
    else:
        shown = False
    return file if shown else None


def public_in_force() -> Q:
    """Return the condition that a file is public and was not withdrawn."""
    return Q(level="public", state__in=("kept", "sealed"))


def _photos(rows: Sequence[Milestone | Report], public: bool) -> dict[str, tuple[Attachment, ...]]:
    wanted = public_in_force() if public else ~Q(level="sensitive") & ~Q(state="withdrawn")
    found: dict[str, tuple[Attachment, ...]] = {}
    files = Attachment.objects.filter(wanted, key__in=[one.journal_key for one in rows], kind__in=_PICTURES)
    for file in files.order_by("pk"):
        found[file.key] = (*found.get(file.key, ()), file)
    return found


def _items(standing: Standing) -> QuerySet[Item]:
    return Item.objects.filter(within(standing.areas(ROOM)))
