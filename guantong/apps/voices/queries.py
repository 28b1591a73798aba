"""Which needs one sees, how many copies each has, where they pile up (荟声)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.journal.queries import within
from guantong.apps.voices.models import AnswerLink, Call, Grouping, Need, NeedFile, Source
from guantong.apps.voices.words import fields
from guantong.domain.gathering.hot_spots import Spot, Voice, spots
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A spot with the names of its place and field."""

    spot: Spot
    place: str
    about: Words


def needs_seen_by(standing: Standing) -> QuerySet[Need]:
    """Return the needs `standing` may read: of the own area, and those taken down oneself; who has no area below only the latter."""
    own = Q(taken_by=standing.person) if standing.reads("voices") else Q(pk__in=())
    areas = [area for area in standing.areas("voices") if not area.endswith("!")]
    return Need.objects.filter(within(areas) | own).select_related("place", "department")


def listed(standing: Standing) -> QuerySet[Need]:
    """Return the needs as the list shows them: copies under the one they are copies of, with `copied`, how many it has."""
    return needs_seen_by(standing).filter(head=None).annotate(copied=Count("copies"))


def files_seen_by(standing: Standing) -> QuerySet[NeedFile]:
    """Return the files of needs brought in one's area: they hold words as written, so only to who may take them in."""
    return NeedFile.objects.filter(within(standing.areas("voice_originals")))


def sources_seen_by(standing: Standing) -> QuerySet[Source]:
    """Return what people of one's area said of columns: names of columns alone, and of whoever may bring files."""
    return Source.objects.filter(within(standing.areas("voice_originals")))


def answer_links_seen_by(standing: Standing) -> QuerySet[AnswerLink]:
    """Return which lines are said to answer needs: of the whole district, or nothing."""
    return AnswerLink.objects.filter(pk__isnull=not standing.reads("need_answers"))


def calls_seen_by(standing: Standing) -> QuerySet[Call]:
    """Return the calls for needs, the latest first: whoever takes needs down anywhere sees what is called for."""
    return Call.objects.filter(within(standing.areas("voice_calls")))


def call_on(day: date, path: str) -> Call | None:
    """Return the call whose window holds the day, of the area `path` lies in; the smallest one."""
    found = [
        one for one in Call.objects.filter(state="published", opens_on__lte=day, closes_on__gte=day)
        if path.startswith(one.area)
    ]  # fmt: skip
    return max(found, key=lambda one: (len(one.area), one.pk), default=None)


def answers_to(call: Call, standing: Standing) -> list[tuple[str, Words, int]]:
    """Return how many needs answer a call, by community and field, as far as one sees them, most first; two queries."""
    rows = needs_seen_by(standing).exclude(state="left").filter(call=call).order_by()
    names = dict(Organisation.objects.values_list("path", "name"))
    grown = rows.values_list("path", "field").annotate(count=Count("pk"))
    found = [(names.get(path, path), fields().get(field, _UNSORTED), count) for path, field, count in grown]
    return sorted(found, key=lambda one: (-one[2], one[0], one[1].zh))


def latest_grouping(standing: Standing) -> Grouping | None:
    """Return the latest grouping of one's own area: another's may name what one does not see."""
    return Grouping.objects.filter(path=area_of(standing)).first()


def area_of(standing: Standing) -> str:
    """Return the area one groups: "" is the whole district."""
    areas = [area for area in standing.areas("voices") if not area.startswith("-")]
    return areas[0] if len(areas) == 1 else _NOWHERE


def originals_due(standing: Standing, today: date) -> int:
    """Return how many originals are still there after their last day."""
    if not standing.reads("voice_originals"):
        return 0
    return needs_seen_by(standing).filter(original_until__lt=today).exclude(original="").count()


def counted(standing: Standing, today: date) -> list[Voice]:
    """Return what counts this year and last: erased ones too, those handed on not; one row a need, copies each."""
    rows = needs_seen_by(standing).exclude(state="left").filter(said_on__year__in=(today.year, today.year - 1))
    found = rows.order_by().values_list("path", "field", "said_on", "head")
    return [Voice(path, field, on, head is not None) for path, field, on, head in found]


def body_at(path: str) -> Organisation | None:
    """Return the organisation at a path, None at "" or where none is."""
    return Organisation.objects.filter(path=path).first() if path else None


def hot_spots(standing: Standing, today: date, area: str = "", year: int = 0) -> list[HotSpot]:
    """Return the spots of the year until today, within `area` where asked, most first; two queries."""
    names = dict(Organisation.objects.values_list("path", "name"))
    until = date(year, 12, 31) if year and year < today.year else today
    found = [spot for spot in spots(counted(standing, until), until) if spot.place.startswith(area)]
    return [HotSpot(one, names.get(one.place, one.place), fields().get(one.field, _UNSORTED)) for one in found]


def communities(standing: Standing, room: str = "voices") -> Sequence[Organisation]:
    """Return the communities of one's area; for who takes notes anywhere, all of them."""
    found = Organisation.objects.filter(kind=OrganisationKind.COMMUNITY, ends_on=None).order_by("path")
    seen = found.filter(within(standing.areas(room)))
    return list(seen) or list(found)


_NOWHERE = "-"
"""Who has several areas, or none, shares no grouping."""
_UNSORTED = Words("未确认领域", "field not confirmed")
