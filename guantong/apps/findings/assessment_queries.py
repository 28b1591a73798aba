"""Which assessments one sees, how one came after another, what the district's document says next (测评查询)."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from guantong.apps.ballots.queries import Member, Result, members_on, result
from guantong.apps.findings.models import Assessment, Ladder, Matter
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing


def assessments_seen_by(standing: Standing) -> QuerySet[Assessment]:
    """Return the assessments `standing` may read, latest first."""
    if not standing.reads("findings"):
        return Assessment.objects.none()
    return Assessment.objects.filter(within(standing.areas("findings"))).select_related("box")


def assessable(standing: Standing) -> QuerySet[Matter]:
    """Return the matters an assessment may be about: those that were handed over and not withdrawn."""
    return matters_seen_by(standing).filter(handed_on__isnull=False).exclude(state="withdrawn")


def assessments_of(matter: Matter, standing: Standing) -> QuerySet[Assessment]:
    """Return the assessments a matter was part of."""
    return assessments_seen_by(standing).filter(about__matter=matter)


def chain_of(assessment: Assessment) -> list[Assessment]:
    """Return an assessment with all that went before and came after it, the first first."""
    found, earlier = [assessment], assessment.earlier
    while earlier is not None:
        found.insert(0, earlier)
        earlier = earlier.earlier
    while (following := Assessment.objects.filter(earlier=found[-1]).first()) is not None:
        found.append(following)
    return found


def failures(chain: Sequence[Assessment]) -> int:
    """Return how often it failed."""
    return sum(one.finds == "failed" for one in chain)


def result_of(assessment: Assessment) -> Result | None:
    """Return the counts and the outcome of an assessment that was announced; None before."""
    return result(assessment.box) if assessment.box is not None and assessment.announced_on else None


def roll_for(paths: Sequence[str], day: date, recused: Sequence[str] = ()) -> list[Member]:
    """Return the members of a day; recused is who has to do with one of the bodies at `paths`, or asked for it."""
    found: dict[str, Member] = {}
    for path in dict.fromkeys(paths):
        for member in members_on(day, about=path, recused=recused):
            if member.person not in found or member.recused:
                found[member.person] = member
    return list(found.values())


def paths_of(assessment: Assessment) -> list[str]:
    """Return the bodies whose people keep out: the one that answers, and those of the matters."""
    return [assessment.path, *assessment.about.order_by("pk").values_list("matter__path", flat=True)]


def ladders_seen_by(standing: Standing) -> QuerySet[Ladder]:
    """Return what the district's documents say comes after 不满意, latest first."""
    return Ladder.objects.all() if standing.reads("ballot_rules") else Ladder.objects.none()


def ladder_on(day: date) -> Ladder | None:
    """Return the rule of what follows in force on `day`; None when no document sets one."""
    kept = Ladder.objects.filter(state__in=("in_force", "ended"), since__lte=day).exclude(until__lte=day)
    return kept.order_by("-since").first()
