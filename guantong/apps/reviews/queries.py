"""Which reviews one sees, who takes part, what stands on the board, what is left over (审查活动的查询)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from guantong.apps.components.keys import row_numbered
from guantong.apps.journal.queries import within
from guantong.apps.reviews.models import AgreedChange, Inquiry, Pack, PackCopy, Participant, Review, ReviewedUnit
from guantong.domain.lifecycle.clocks import add_months
from guantong.domain.reviews.check_lists import CheckList, Point, check_lists
from guantong.domain.reviews.kinds import Edition, Part, ReviewKind, kinds
from guantong.domain.reviews.packs import Pack as Held
from guantong.domain.roles import Standing

ENDED = ("merged", "withdrawn")
"""Inquiries that stand on no board any more."""
UNTOLD = ("planned",)
"""The units and guests do not know of it yet: who is on a list that is not decided learns nothing of it."""


def reviews_seen_by(standing: Standing) -> QuerySet[Review]:
    """Return the reviews `standing` may read: by organiser; a unit, and who is asked to come, once they were told."""
    areas = standing.areas("reviews")
    units = ReviewedUnit.objects.filter(within(areas)).values("review")
    mine = Participant.objects.filter(person__username=standing.person).exclude(state="struck").values("review")
    told = (Q(pk__in=units) | Q(pk__in=mine)) & ~Q(state__in=UNTOLD) & ~Q(state="cancelled", invited_on=None)
    return Review.objects.filter(within(areas) | told)


def counted(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Return reviews with how many units are under review; of inquiries only who reads the whole board reads a number."""
    return (
        reviews.select_related("plan_item")
        .annotate(unit_count=Count("units", distinct=True))
        .order_by("-begins_on", "-pk")
    )


def inquiries_seen_by(standing: Standing) -> QuerySet[Inquiry]:
    """Return the inquiries `standing` may read: the congress all, a sub-district its own reviews', a unit those to it, everybody one's own.

    None of a unit that one must keep out of.
    """
    areas = standing.areas("boards")
    seen = within(areas) | within(areas, "review__path") | Q(asked_by=standing.person)
    seen |= Q(participant__person__username=standing.person)
    found = Inquiry.objects.filter(seen & Q(review__in=reviews_seen_by(standing).order_by().values("pk")))
    for interest in standing.interests:
        if interest.path:
            found = found.exclude(path__startswith=interest.path)
    return found


def changes_seen_by(standing: Standing) -> QuerySet[AgreedChange]:
    """Return what was agreed, likewise. Its figures are those of a draft: a deputy reads and signs them on paper, not on a phone."""
    areas = standing.areas("boards")
    seen = within(areas) | within(areas, "review__path")
    found = AgreedChange.objects.filter(seen & Q(review__in=reviews_seen_by(standing).order_by().values("pk")))
    for interest in standing.interests:
        if interest.path:
            found = found.exclude(path__startswith=interest.path)
    return found


def participants_seen_by(standing: Standing) -> QuerySet[Participant]:
    """Return who takes part: names are read by the organiser alone, and everybody reads oneself."""
    seen = within(standing.areas("attendance"), "review__path") | Q(person__username=standing.person)
    return Participant.objects.filter(seen).select_related("review", "person")


@dataclass(frozen=True, slots=True)
class Places:
    """How many of one sort are asked to come (None: no quota), are on the list, came."""

    part: Part
    quota: int | None
    filled: int
    came: int

    @property
    def open(self) -> int | None:
        """How many places are not filled; below nothing is nothing."""
        return None if self.quota is None else max(0, self.quota - self.filled)

    @property
    def over(self) -> int:
        """How many are on the list above the quota."""
        return 0 if self.quota is None else max(0, self.filled - self.quota)


def places_of(review: Review) -> list[Places]:
    """Return the places of every sort that has a quota or somebody on the list: two queries, no name."""
    quotas = dict(review.quotas.values_list("part", "number"))
    listed: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for part, state in review.participants.exclude(state="struck").values_list("part", "state"):
        listed[part] += state != "excused"
        came[part] += state == "attended"
    return [
        Places(part, quotas.get(part.value), listed[part.value], came[part.value])
        for part in Part
        if part.value in quotas or listed[part.value]
    ]


def doubled(inquiries: Iterable[Inquiry]) -> list[list[Inquiry]]:
    """Return the inquiries that bear the same slip number, together: a person decides which of them are one."""
    slips = sorted(
        (one for one in inquiries if one.slip and one.state not in ENDED), key=lambda one: (one.slip, one.number)
    )
    return [same for _, group in groupby(slips, key=lambda one: one.slip) if len(same := list(group)) > 1]


def left_over(review: Review, standing: Standing) -> list[Inquiry]:
    """Return what earlier reviews left to be answered in writing by the same units, and nobody brought forward to this one."""
    codes = list(review.units.values_list("code", flat=True))
    found = inquiries_seen_by(standing).filter(state="carried_over", unit_code__in=codes).exclude(review=review)
    return list(found.exclude(carried_to__review=review).select_related("review").order_by("asked_at", "pk")[:100])


@dataclass(frozen=True, slots=True)
class Gone:
    """One point of a check-list, and how it was ticked: "" for not yet."""

    of: CheckList
    point: Point
    answer: str
    evidence: str
    by: str

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.of.key}.{self.point.key}"


def points_of(review: Review, edition: Edition) -> list[Gone]:
    """Return every point of the check-lists of the kind, in order, with how it was ticked."""
    ticks = {(one.check_list, one.point): one for one in review.ticks.all()}
    lists = [check_lists()[key] for key in edition.check_lists]
    found = []
    for one in lists:
        for point in one.points:
            tick = ticks.get((one.key, point.key))
            found.append(Gone(one, point, *((tick.answer, tick.evidence, tick.by) if tick else ("", "", ""))))
    return found


def kind_of(review: Review) -> ReviewKind:
    """Return the kind of a review."""
    return kinds()[review.kind]


def edition_of(review: Review) -> Edition:
    """Return the edition of the kind that held when the review was planned: history keeps its own."""
    return kind_of(review).on(review.planned_at.date())


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One review in somebody's own record: as what, whether signed in, how often asked and answered."""

    review: Review
    part: Part
    state: str
    asked: int
    answered: int


def own_record(standing: Standing) -> list[OwnPart]:
    """Return a person's own record, latest first (履职记录): nobody else's, never in any order but of days."""
    listed = (
        Participant.objects.filter(person__username=standing.person).exclude(state="struck").select_related("review")
    )
    rows = [one for one in listed.order_by("-review__begins_on", "-review_id") if one.review.state != "planned"]
    told: dict[int, Counter[str]] = {}
    own = Inquiry.objects.filter(participant__in=[one.pk for one in rows]).exclude(state="withdrawn")
    for review, state in own.values_list("review_id", "state"):
        told.setdefault(review, Counter())[state] += 1
    return [
        OwnPart(one.review, Part(one.part), one.state, sum(told.get(one.review_id, Counter()).values()), told.get(one.review_id, Counter())["answered"])
        for one in rows
    ]  # fmt: skip


def reads_names(standing: Standing, review: Review) -> bool:
    """True for the organiser: only there names stand on the page."""
    return standing.sees("attendance", review.path)


def reads_boards(standing: Standing) -> bool:
    """True for who reads more of a board than the own: a deputy on a phone does not (草案不上私人手机)."""
    return bool(standing.areas("boards"))


def tabs_of(review: Review, standing: Standing) -> dict[str, bool]:
    """Return which pages of a review stand in its tabs for who asks."""
    edition = edition_of(review)
    return {
        "names": reads_names(standing, review),
        "boards": reads_boards(standing),
        "packs": standing.sees("packs", review.path),
        "reports": bool(edition.report),
        "follows": edition.most > 0,
        "figures": bool(edition.books) and standing.reads("books"),
        "scores": edition.scores and standing.reads("scores"),
    }


def day_of(review: Review, today: date) -> date:
    """Return the day whose books a review shows: the one its figures are frozen at once that has come, else today."""
    return min(review.frozen_on or today, today)


def planned_again(asked: str, standing: Standing) -> dict[str, object]:
    """Return what a monthly review begins with when it is held again, a month later; nothing for one that is not seen or not monthly."""
    row = row_numbered(reviews_seen_by(standing), asked)
    if row is None or not edition_of(row).monthly:
        return {}
    kept = {
        name: getattr(row, name)
        for name in ("kind", "year", "plan_item", "outside_plan", "session", "basis", "purpose", "place")
    }
    return {**kept, "title": row.title, "begins_on": add_months(row.begins_on, 1) if row.begins_on else None}


def packs_seen_by(standing: Standing) -> QuerySet[Pack]:
    """Return the materials packs `standing` may read: the congress all, a sub-district those of its own reviews; no phone of a deputy's."""
    seen = within(standing.areas("packs"), "review__path")
    return Pack.objects.filter(seen).select_related("review").order_by("-pk")


def held_for(pack: Pack, standing: Standing) -> Held:
    """Return what `standing` sees of a pack: the parts and units one reads anyhow, nothing of what one keeps out of."""
    rooms = [room for room in {one.room for one in pack.held.sections} if standing.reads(room)]
    units = [one.code for one in pack.held.units if standing.sees("packs", one.path)]
    return pack.held.seen(rooms, units, standing.keeps_out_of)


def copies_seen_by(standing: Standing) -> QuerySet[PackCopy]:
    """Return the numbered copies of the packs `standing` may read."""
    seen = within(standing.areas("packs"), "pack__review__path")
    return PackCopy.objects.filter(seen).select_related("pack__review").order_by("pack", "number")
