"""Whose opinions one sees, and how far each (意见查询)."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from guantong.apps.execution.sight import sight_of
from guantong.apps.journal.queries import within
from guantong.apps.opinions.models import (
    DeputySuggestion,
    HistoryFile,
    LineLink,
    Note,
    Opinion,
    Proposer,
    Referral,
    ReturnedAnswers,
)
from guantong.apps.opinions.wording import REFERRED
from guantong.domain.roles import Role, Standing


def opinions_seen_by(standing: Standing) -> QuerySet[Opinion]:
    """Return the opinions `standing` may read, the latest first.

    The congress all; a sub-district those of its own desk and about what lies below it; finance all and a unit its own, once
    they were referred. Who keeps out of a unit's matters does not see those about it.
    """
    inside = within(standing.areas("opinions"))
    desks = [post.path for post in standing.posts if post.role is Role.SUBDISTRICT_COMMITTEE]
    told = Q(state__in=REFERRED) | Q(referral__sent_on__isnull=False)
    seen = inside | Q(desk__in=desks) | (within(standing.areas("answers")) & told)
    return Opinion.objects.filter(seen).select_related("merged_into", "referral").prefetch_related("proposers")


def own_opinions(standing: Standing) -> QuerySet[Opinion]:
    """Return what somebody raised with an account of one's own, the latest first; merged ones with what they went into."""
    mine = Proposer.objects.filter(opinion=OuterRef("pk"), person=standing.person)
    found = Opinion.objects.filter(Exists(mine)) if standing.person else Opinion.objects.none()
    return found.select_related("merged_into", "referral")


def opinions_about(source_of: str, standing: Standing) -> QuerySet[Opinion]:
    """Return the opinions that came from the thing with the journal key `source_of`, as far as `standing` reads them."""
    return opinions_seen_by(standing).filter(source_of=source_of)


def follows(opinion: Opinion, standing: Standing) -> bool:
    """True for who follows the opinion inside the congress, and reads who raised it."""
    own = {post.path for post in standing.posts}
    return standing.reads("opinions") and (standing.sees("opinions", opinion.path) or opinion.desk in own)


def reads_names(standing: Standing) -> bool:
    """True for who reads who raised opinions: inside the congress. Whoever answers reads kinds and levels, no names."""
    return standing.reads("opinions")


def proposers_of(opinion: Opinion) -> QuerySet[Proposer]:
    """Return everybody who raised it, and who raised what was merged into it: no name is lost."""
    return Proposer.objects.filter(Q(opinion=opinion) | Q(opinion__merged_into=opinion)).order_by("opinion_id", "pk")


def chosen_of(keys: Iterable[str], standing: Standing) -> list[Opinion]:
    """Return the opinions that were chosen on a list, as far as `standing` reads them, in the order of their keys."""
    known = {int(key) for key in keys if key.isdecimal() and len(key) < 19}
    return list(opinions_seen_by(standing).filter(pk__in=sorted(known)[:_MOST_CHOSEN]).order_by("pk"))


_MOST_CHOSEN = 500


def notes_of(opinion: Opinion, standing: Standing) -> QuerySet[Note]:
    """Return what was said about an opinion, as far as it is meant for `standing`."""
    said = opinion.notes.exclude(words="")
    return said if follows(opinion, standing) else said.filter(inside=False)


def referrals_seen_by(standing: Standing) -> QuerySet[Referral]:
    """Return the referrals `standing` may read, the latest first: the congress all, finance those that were sent."""
    told = within(standing.areas("answers")) & Q(sent_on__isnull=False)
    return Referral.objects.filter(within(standing.areas("opinions")) | told)


def suggestions_seen_by(standing: Standing) -> QuerySet[DeputySuggestion]:
    """Return the suggestions opinions were turned into, for who follows opinions, the latest first."""
    return DeputySuggestion.objects.filter(within(standing.areas("opinions"))).select_related("opinion")


def sheets_seen_by(standing: Standing) -> QuerySet[ReturnedAnswers]:
    """Return the sheets of answers that came back, as far as `standing` follows the bodies they are of."""
    return ReturnedAnswers.objects.filter(within(standing.areas("opinions")))


def histories_seen_by(standing: Standing) -> QuerySet[HistoryFile]:
    """Return the files of earlier opinions, for who follows opinions."""
    return HistoryFile.objects.filter(within(standing.areas("opinions")))


def line_links_seen_by(standing: Standing) -> QuerySet[LineLink]:
    """Return what was decided of lines of two versions, the latest first, for who reads the books of the district.

    Who keeps out of a unit reads nothing that was decided of its lines.
    """
    if "" not in standing.areas("books"):
        return LineLink.objects.none()
    sight = sight_of(standing)
    if sight.everything:
        return LineLink.objects.all()
    units = LineLink.objects.order_by().values_list("unit_code", "unit").distinct()
    return LineLink.objects.filter(unit_code__in=[code for code, name in units if sight.sees(code, name)])
