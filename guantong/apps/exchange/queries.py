"""Which packages and keys one sees, what is missing between the numbers (交换)."""

from collections.abc import Iterable

from django.db.models import Count, Max, QuerySet

from guantong.apps.exchange.models import Arrival, Outgoing, Partner, PartnerKey
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing


def arrivals_seen_by(standing: Standing) -> QuerySet[Arrival]:
    """Return the packages that came in, as far as `standing` reads of them, the latest first."""
    return Arrival.objects.filter(within(standing.areas("exchange"))).select_related("partner", "key", "file")


def outgoing_seen_by(standing: Standing) -> QuerySet[Outgoing]:
    """Return the packages that went out, as far as `standing` reads of them, the latest first."""
    return Outgoing.objects.filter(within(standing.areas("exchange"))).select_related("partner", "file")


def keys_seen_by(standing: Standing) -> QuerySet[PartnerKey]:
    """Return the keys of other installations, the latest first."""
    return PartnerKey.objects.filter(within(standing.areas("exchange_keys"))).select_related("partner")


def last_taken_in(partner: Partner) -> int:
    """Return the number up to which everything of a sender was taken in or given up; 0 before anything came."""
    ended = partner.arrivals.filter(state__in=("taken_in", "given_up")).order_by("number")
    told = ended.aggregate(last=Max("number"), count=Count("pk"))
    if told["last"] is None or told["last"] == told["count"]:
        return told["last"] or 0
    # one was given up behind another that is still missing
    return next(at for at, number in enumerate(ended.values_list("number", flat=True)) if number != at + 1)


def missing(partner: Partner) -> list[int]:
    """Return the numbers of a sender that did not come although later ones did: a gap is said, never guessed away."""
    came = dict(partner.arrivals.exclude(state="refused").values_list("number", "state"))
    waiting = [number for number, state in came.items() if state == "waiting"]
    if not waiting:
        return []
    return [number for number in range(last_taken_in(partner) + 1, max(waiting)) if number not in came]


def gaps(standing: Standing) -> list[tuple[Partner, list[int]]]:
    """Return each sender whose packages wait, with the numbers that are missing."""
    waits = arrivals_seen_by(standing).filter(state="waiting").order_by().values("partner")
    return [(partner, missing(partner)) for partner in Partner.objects.filter(pk__in=waits)]


def next_to_send(partner: Partner) -> int:
    """Return the number of the next package to a partner."""
    last = partner.sent.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def in_words(numbers: Iterable[int]) -> str:
    """Return numbers as they are told: 2、5—7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in runs)
