"""Those who vote alike put into two to five groups, none so small that it would point at somebody (意见组).

k-means from the spots that lie farthest apart (no chance in it); as many groups as fit best by silhouette. A grouping is found in any
votes, also where nobody is really divided: it helps to read what all hold, and says nothing of a person.
"""

from collections.abc import Sequence

from guantong.domain.consensus.projection import Spot, apart

MOST = 5
_ROUNDS = 200


def groups(spots: Sequence[Spot], least: int) -> tuple[int, ...]:
    """Return the group of each spot, from 0, the largest first; one group where no division leaves everyone with `least`."""
    found: list[tuple[float, list[int]]] = []
    for k in range(2, MOST + 1):
        if len(set(spots)) < k:
            break
        labels = _divided(spots, k)
        sizes = [labels.count(group) for group in range(k)]
        if min(sizes) >= least:
            found.append((_silhouette(spots, labels), labels))
    if not found:
        return (0,) * len(spots)
    labels = max(found, key=lambda one: one[0])[1]
    order = sorted(set(labels), key=lambda group: (-labels.count(group), labels.index(group)))
    return tuple(order.index(group) for group in labels)


def _divided(spots: Sequence[Spot], k: int) -> list[int]:
    centres = _farthest(spots, k)
    labels: list[int] = []
    for _ in range(_ROUNDS):
        nearest = [min(range(k), key=lambda group: apart(spot, centres[group])) for spot in spots]  # noqa: B023
        if nearest == labels:
            break
        labels = nearest
        centres = [_centre([s for s, group in zip(spots, labels, strict=True) if group == g], centres[g]) for g in range(k)]  # fmt: skip
    return labels


def _farthest(spots: Sequence[Spot], k: int) -> list[Spot]:
    """The spot farthest from the middle, then again and again the one farthest from those taken; equal ones by where they lie."""
    middle = _centre(spots, (0.0, 0.0))
    taken = [max(spots, key=lambda spot: (apart(spot, middle), spot))]
    while len(taken) < k:
        taken.append(max(spots, key=lambda spot: (min(apart(spot, one) for one in taken), spot)))
    return taken


def _centre(spots: Sequence[Spot], where_none: Spot) -> Spot:
    if not spots:
        return where_none
    return (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))


def _silhouette(spots: Sequence[Spot], labels: Sequence[int]) -> float:
    """How much nearer everybody lies to their own group than to the next, from −1 to 1."""
    members: dict[int, list[Spot]] = {}
    for spot, group in zip(spots, labels, strict=True):
        members.setdefault(group, []).append(spot)
    whole = 0.0
    for spot, group in zip(spots, labels, strict=True):
        own = sum(apart(spot, other) for other in members[group])
        if len(members[group]) == 1:
            continue
        near = own / (len(members[group]) - 1)
        next_ = min(
            sum(apart(spot, other) for other in those) / len(those) for one, those in members.items() if one != group
        )
        whole += (next_ - near) / max(next_, near) if max(next_, near) else 0.0
    return whole / len(spots)
