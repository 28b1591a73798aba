"""Which rounds and visits one sees, what may be drawn, what came of it (回头看专项的查询)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from guantong.apps.actors.models import Membership, Organisation
from guantong.apps.actors.queries import in_force, not_ended
from guantong.apps.findings.models import Handler, Matter, Partner, Round, Visit
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.words import ENDED, KINDS, NATURES
from guantong.apps.findings.workflow import TAKES_PART
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing
from guantong.domain.statistics.intervals import Share, wilson
from guantong.domain.statistics.sampling import allocated
from guantong.domain.words import Words

FEW = 30
"""Below so many visits a share is told as what it is: of few."""

MOST = 300
"""Matters offered to be named."""


def rounds_seen_by(standing: Standing) -> QuerySet[Round]:
    """Return the rounds of the congress to the congress, and to a body those it takes part in."""
    areas = standing.areas("rounds")
    return Round.objects.filter(within(areas) | Q(pk__in=Partner.objects.filter(within(areas)).values("round")))


def counted(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Return rounds with how many were drawn, seen, and did not hold, of what was drawn."""
    sampled = Q(visits__how="sampled")
    seen = sampled & Q(visits__state="handed_in")
    return rounds.defer("population").annotate(
        drawn=Count("visits", filter=sampled), seen=Count("visits", filter=seen),
        bad=Count("visits", filter=seen & ~Q(visits__found="holds")),
    ).order_by("-prepared_at", "-pk")  # fmt: skip


def visits_seen_by(standing: Standing) -> QuerySet[Visit]:
    """Return the visits of one's rounds; whoever must put the matter right sees one when it was handed in, not before.

    Nobody sees those of a body one must keep out of.
    """
    told = Q(state="handed_in") & Q(matter__in=matters_seen_by(standing).order_by().values("pk"))
    seen = Visit.objects.filter(Q(round__in=rounds_seen_by(standing).order_by().values("pk")) | told)
    for interest in standing.interests:
        if interest.path:
            seen = seen.exclude(matter__path__startswith=interest.path)
    return seen


def may_take_part(day: date) -> QuerySet[Organisation]:
    """Return the bodies whose people may be asked to visit, in the order of the tree."""
    posts = Membership.objects.filter(in_force(day), role__in=[role.value for role in TAKES_PART])
    return Organisation.objects.filter(not_ended(day), pk__in=posts.values("organisation")).order_by("path")


def may_be_drawn(round_: Round, standing: Standing) -> QuerySet[Matter]:
    """Return what is ended within the range of a round, as far as `standing` sees it."""
    found = matters_seen_by(standing).filter(state__in=ENDED, year=round_.year, path__startswith=round_.body)
    return found.filter(kind=round_.kind) if round_.kind else found


def apart(round_: Round, matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """Return those of `matters` that no body which takes part in the round handles: nobody looks back at oneself."""
    own = [partner.path for partner in round_.partners.all()]
    handled = Handler.objects.filter(path__in=own).values("matter")
    return matters.exclude(Q(path__in=own) | Q(pk__in=handled)).order_by("pk")


def may_be_named(round_: Round, standing: Standing) -> list[Matter]:
    """Return what may still be named in a round, of its range: the latest first, no more than one looks through."""
    there = round_.visits.order_by().values("matter")
    return list(apart(round_, may_be_drawn(round_, standing)).exclude(pk__in=there).order_by("-ended_on", "-pk")[:MOST])


def taken_part_in_by(round_: Round, matter: Matter) -> bool:
    """True when a body that takes part in the round handles the matter."""
    return not apart(round_, Matter.objects.filter(pk=matter.pk)).exists()


def withdrawn_before(round_: Round) -> int:
    """Return how many rounds of the same year were withdrawn after their seed was known: drawing until it pleases shows."""
    return Round.objects.filter(year=round_.year, state="withdrawn").exclude(seed="").exclude(pk=round_.pk).count()


def stratum_words(round_: Round, stratum: str) -> Words:
    """Return what a stratum is called."""
    known = {"nature": NATURES, "kind": KINDS}.get(round_.divided_by, {})
    return known.get(stratum) or (_UNCONFIRMED if stratum == "unconfirmed" else Words(stratum, stratum))


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum: how many there are, are drawn, were visited, did not hold."""

    words: Words
    whole: int
    drawn: int
    visited: int
    bad: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a round. Only what was drawn speaks for the whole; what was named is counted beside it."""

    whole: int
    drawn: int
    visited: int
    holds: int
    partly: int
    back: int
    named: int
    named_visited: int
    named_bad: int

    @property
    def bad(self) -> int:
        """How many came back, wholly or partly."""
        return self.partly + self.back

    @property
    def all_seen(self) -> bool:
        """True when nothing is inferred: all were drawn, and visited."""
        return self.visited == self.whole > 0

    @property
    def few(self) -> bool:
        """True when it is a share of few."""
        return self.visited < FEW

    @property
    def missing(self) -> int:
        """How many of those drawn were not visited."""
        return self.drawn - self.visited

    @property
    def share(self) -> Share | None:
        """The share that did not hold, of those visited, with its interval; None where none was visited."""
        return wilson(self.bad, self.visited) if self.visited else None

    @property
    def between(self) -> tuple[str, str]:
        """The ends of the interval of that share in percent."""
        return (f"{self.share.low:.0%}", f"{self.share.high:.0%}") if self.share else ("—", "—")


def result_of(round_: Round) -> Result:
    """Return what came of a round: one query."""
    sampled, named, seen = Q(how="sampled"), Q(how="named"), Q(state="handed_in")
    bad = seen & ~Q(found="holds")
    found = round_.visits.order_by().aggregate(
        drawn=Count("pk", filter=sampled), visited=Count("pk", filter=sampled & seen),
        **{one: Count("pk", filter=sampled & seen & Q(found=one)) for one in ("holds", "partly", "back")},
        named=Count("pk", filter=named), named_visited=Count("pk", filter=named & seen),
        named_bad=Count("pk", filter=named & bad),
    )  # fmt: skip
    return Result(whole=len(round_.population), **found)


def strata_of(round_: Round) -> Sequence[Stratum]:
    """Return the strata of a round whose list is fixed, largest first: one query."""
    if not round_.population:
        return []
    whole = Counter(round_.population.values())
    takes = allocated(whole, round_.size, round_.seed)
    sampled = round_.visits.filter(how="sampled", state="handed_in").order_by()
    seen = {
        row["stratum"]: (row["seen"], row["bad"])
        for row in sampled.values("stratum").annotate(seen=Count("pk"), bad=Count("pk", filter=~Q(found="holds")))
    }
    return [
        Stratum(stratum_words(round_, name), count, takes[name], *seen.get(name, (0, 0)))
        for name, count in sorted(whole.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


_UNCONFIRMED = Words("性质未确认", "nature not confirmed")
