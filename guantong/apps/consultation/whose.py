"""Whose a suggestion is, who keeps out of it, and which needs one may make one of (归属与回避)."""

from django.db.models import Count, Q, QuerySet

from guantong.apps.actors.models import DeputyProfile, Organisation, OrganisationKind
from guantong.apps.consultation.models import Suggestion
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.voices.models import Need
from guantong.apps.voices.queries import needs_seen_by
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import CONFLICT_OF_INTEREST, NotAllowed, Refusal

KINDS = {
    "deputy": Words("人大代表", "deputy"),
    "subdistrict_committee": Words("人大街道工委", "sub-district committee"),
    "liaison_station": Words("代表联络站", "liaison station"),
}
"""Who puts suggestions forward."""
_PLACES = (OrganisationKind.COMMUNITY, OrganisationKind.SUBDISTRICT_COMMITTEE)
STAFF_ROLES = frozenset({Role.STANDING_COMMITTEE_OFFICE, Role.BUDGET_COMMISSION_DIRECTOR, Role.BUDGET_COMMISSION_STAFF})


def places(standing: Standing) -> list[Organisation]:
    """Return the communities and sub-districts that `standing` may suggest something for."""
    found = Organisation.objects.filter(kind__in=_PLACES, ends_on=None).order_by("path")
    return [body for body in found if SUGGESTION.why_not("draft", standing, "", body.path) is None]


def needs_to_link(standing: Standing) -> QuerySet[Need]:
    """Return the needs `standing` may link: those it reads, and, by masked title alone, what a person confirmed at a deputy's own station.

    Copies are counted with the need they are a copy of, as `copied`.
    """
    seen = Q(pk__in=needs_seen_by(standing).order_by().values("pk"))
    if standing.reads("station_needs") and (area := _station_of(standing)):
        seen |= Q(path__startswith=area, state="confirmed")
    found = Need.objects.filter(seen, head=None, state__in=("received", "confirmed"))
    return found.select_related("place").annotate(copied=Count("copies", filter=~Q(copies__state="left")))


def titled_only(standing: Standing, need: Need) -> bool:
    """True when one sees of a need its title alone."""
    return not needs_seen_by(standing).filter(pk=need.pk).exists()


def is_own(row: Suggestion, by: Standing) -> bool:
    """True for whoever drafted it."""
    return bool(by.person) and row.proposed_by == by.person


def demand_own(row: Suggestion, by: Standing) -> None:
    """Raise NotAllowed unless `by` drafted it."""
    if not is_own(row, by):
        raise NotAllowed(NOT_YOURS)


def kept_out(by: Standing, *paths: str, names: tuple[str, ...] = ()) -> Refusal | None:
    """Return why `by` keeps out of something at `paths` or that names a firm or project of theirs, or None (代表法59条)."""
    found = next((interest for path in paths if path and (interest := by.conflict_with(path))), None)
    words = found.words if found else None
    if words is None and by.keeps_out_of(*names):
        words = Words("本人、亲属的企业或项目", "a firm or project of one's own or of a relative")
    return Refusal("who", _KEEPS_OUT.filled(interest=words), _OTHERS_MAY, CONFLICT_OF_INTEREST) if words else None


def demand_unconflicted(by: Standing, *paths: str, names: tuple[str, ...] = ()) -> None:
    """Raise NotAllowed for whoever keeps out of it."""
    if refusal := kept_out(by, *paths, names=names):
        raise NotAllowed(refusal)


def of_row(row: Suggestion) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paths and names of a suggestion that somebody may have to keep out of."""
    return (row.path, row.department.path if row.department else ""), (row.title, row.text)


def is_staff(by: Standing) -> bool:
    """True for who types on behalf of others."""
    return bool(by.roles & STAFF_ROLES)


def _station_of(standing: Standing) -> str:
    found = DeputyProfile.objects.filter(person__username=standing.person).select_related("station").first()
    return found.station.path if found and found.station else ""


NOT_YOURS = Refusal("who", Words("只能办理自己拟的项目建议", "only for a suggestion one drafted oneself"))
_KEEPS_OUT = Words(
    "您登记了利益冲突（{interest}），应当回避", "you registered a conflict of interest ({interest}) and keep out"
)
_OTHERS_MAY = Words("可以请其他代表提出或附议", "another deputy may put it forward or co-sign")
