"""What is known of accounts: password, second factor, lock-out, latest sign-in, a link that still works (账号).

What was done at the door stands in the journal; here is only how an account stands now.
"""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Sum

from guantong.apps.actors.models import Person, SignInLink
from guantong.apps.actors.queries import in_force, people_seen_by, with_posts
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import entries_seen_by
from guantong.domain.roles import SECOND_FACTOR, Role, Standing

_AT_THE_DOOR = ("sign_in", "sign_out", "sign_in_failed", "locked_out")
"""Verbs whose entries are of nobody's row: who did them is all that ties them to the account."""


@dataclass(frozen=True, slots=True)
class Account:
    """How an account stands: what its owner has set up, until when it is paused, whether a link waits."""

    wants_second_factor: bool
    second_factor: bool
    recovery_codes: int
    paused_until: datetime | None
    link_until: datetime | None
    history: list[Entry]


def accounts_seen_by(standing: Standing, as_of: datetime) -> QuerySet[Person]:
    """Return the accounts with `second_factor` and `paused`, each with what the person is now."""
    totp = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    paused = _pauses(as_of).filter(username=OuterRef("username"))
    found = people_seen_by(standing).annotate(second_factor=Exists(totp), paused=Exists(paused))
    return with_posts(found, standing, as_of.date())


def account_of(person: Person, standing: Standing, as_of: datetime) -> Account:
    """Return how the account of `person` stands."""
    roles = person.memberships.filter(in_force(as_of.date())).values_list("role", flat=True)
    kept = {a.type: a for a in Authenticator.objects.filter(user=person)}
    codes = kept.get(Authenticator.Type.RECOVERY_CODES)
    latest = _pauses(as_of).filter(username=person.username).aggregate(at=Max("latest"))["at"]
    link = SignInLink.objects.filter(person=person, demo=False, used_at=None, expires_at__gt=as_of).first()
    own = Q(by=person.username, room="actors", verb__in=_AT_THE_DOOR) | Q(key=person.journal_key)
    return Account(
        any(Role(role) in SECOND_FACTOR for role in roles),
        Authenticator.Type.TOTP in kept,
        len(codes.wrap().get_unused_codes()) if codes else 0,
        latest + settings.AXES_COOLOFF_TIME if latest else None,
        link and link.expires_at,
        list(entries_seen_by(standing).filter(own)[:20]),
    )


def _pauses(as_of: datetime) -> QuerySet[AccessAttempt]:
    """Return one row a username and address at which signing in is paused now."""
    recent = AccessAttempt.objects.filter(attempt_time__gt=as_of - settings.AXES_COOLOFF_TIME)
    counted = recent.values("username", "ip_address").annotate(
        failures=Sum("failures_since_start"), latest=Max("attempt_time")
    )
    return counted.filter(failures__gte=settings.AXES_FAILURE_LIMIT).order_by()
