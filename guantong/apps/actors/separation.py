"""Why a post may not be held beside another: the three administrators are three people (三员分立).

The database refuses the same by its triggers (protection.py); here the reason is said before.
"""

from datetime import date

from django.db.models import F, Q, QuerySet

from guantong.apps.actors.models import Membership, Organisation, Person, SmallOffice
from guantong.apps.actors.queries import in_force
from guantong.domain.roles import ADMINISTRATORS, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_ADMINISTRATORS = sorted(role.value for role in ADMINISTRATORS)


def keep_apart(
    person: Person, organisation: Organisation, role: Role, begins_on: date, ends_on: date | None
) -> None:  # fmt: skip
    """Raise BadInput at the role when `person` would hold two administrators' posts, or one beside a business post.

    The latter is open in an office whose small-office profile covers every day of the overlap.
    """
    for other in overlapping(person, begins_on, ends_on):
        administrators = [role.administrator, Role(other.role).administrator]
        if all(administrators):
            raise BadInput({"role": _TWO.filled(role=other.role_words, wanted=role.words)})
        if any(administrators) and not _covered(organisation, other, begins_on, ends_on):
            raise BadInput({"role": _BESIDE.filled(role=other.role_words, wanted=role.words)})


def overlapping(person: Person, begins_on: date, ends_on: date | None) -> QuerySet[Membership]:
    """Return the posts `person` holds on any day from `begins_on` until, not including, `ends_on`."""
    lasting = Membership.objects.filter(person=person).exclude(ends_on=F("begins_on")).select_related("organisation")
    found = lasting.filter(Q(ends_on=None) | Q(ends_on__gt=begins_on))
    return found if ends_on is None else found.filter(begins_on__lt=ends_on)


def exceptions(day: date) -> QuerySet[Membership]:
    """Return the administrators' posts held on `day` beside a business post of the same person: each is an exception."""
    held = Membership.objects.filter(in_force(day))
    business = held.exclude(role__in=_ADMINISTRATORS).values("person")
    found = held.filter(role__in=_ADMINISTRATORS, person__in=business)
    return found.select_related("person", "organisation").order_by("pk")


def _covered(organisation: Organisation, other: Membership, begins_on: date, ends_on: date | None) -> bool:
    earlier = min((day for day in (ends_on, other.ends_on) if day), default=None)
    later = max(begins_on, other.begins_on)
    offices = SmallOffice.objects.filter(begins_on__lte=later).filter(
        Q(ends_on=None) if earlier is None else Q(ends_on=None) | Q(ends_on__gte=earlier)
    )
    tops = offices.values_list("organisation__path", flat=True)
    return any(organisation.path.startswith(top) and other.organisation.path.startswith(top) for top in tops)


_TWO = Words(
    "三员分立：已任“{role}”，不能再任“{wanted}”",
    "the three administrators are three people: already {role}, cannot also be {wanted}",
)
_BESIDE = Words(
    "三员分立：已任“{role}”，不能兼任“{wanted}”；三人机构可由安全管理员启用小机构方案",
    "administrators hold no business post: already {role}, not {wanted}; an office of three may have its profile",
)
