"""The line of an organisation (沿革): what it came from and what became of it, so that figures of years join.

Read from the successions alone; never from names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guantong.apps.actors.models import Organisation, Succession, SuccessionKind

_ENDING = (SuccessionKind.RENAMED, SuccessionKind.MERGED, SuccessionKind.MOVED)
"""After these the former goes on as the latter; after a split it may go on beside it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One organisation of a line, and the days on which its figures are the line's.

    `side` is -1 for what came before the asked one, 0 for itself, 1 for what came after. `whole` says that all it was
    belongs to the line; otherwise only a part does, or it holds others beside, and a strip of years must say so. `how` and `document` tell of the succession that ties it to the line; the asked one has none.
    """

    organisation: Organisation
    begins_on: date | None
    ends_on: date | None
    side: int = 0
    whole: bool = True
    how: SuccessionKind | None = None
    document: str = ""


def line(asked: Organisation, successions: Iterable[Succession]) -> list[Stretch]:
    """Return the line of `asked`: all before it, itself, all after it, each in the order of days."""
    after: dict[int, list[Succession]] = {}
    before: dict[int, list[Succession]] = {}
    for succession in successions:
        after.setdefault(succession.former_id, []).append(succession)
        before.setdefault(succession.latter_id, []).append(succession)
    earlier = _walked(asked.pk, before, lambda s: s.former)
    later = _walked(asked.pk, after, lambda s: s.latter)
    found = [Stretch(asked, _begin(asked, before), _end(asked, after))]
    for body, ties in earlier:
        day = max(tie.on for tie in ties)
        whole = _all_goes_to(asked.pk, body, after)
        found.append(
            Stretch(body, _begin(body, before), day, -1, whole, SuccessionKind(ties[0].kind), ties[0].document)
        )
    for body, ties in later:
        day = min(tie.on for tie in ties)
        whole = _all_comes_from(asked.pk, body, before)
        found.append(Stretch(body, day, _end(body, after), 1, whole, SuccessionKind(ties[0].kind), ties[0].document))
    return sorted(found, key=lambda s: (s.side, s.ends_on or date.max, s.begins_on or date.min, s.organisation.path))


def _walked(
    start: int, ties: dict[int, list[Succession]], other: object
) -> Iterator[tuple[Organisation, list[Succession]]]:
    """Yield every body reached from `start`, once, with the ties by which it is reached."""
    reached: dict[int, tuple[Organisation, list[Succession]]] = {}
    waiting = [start]
    while waiting:
        for tie in ties.get(waiting.pop(), ()):
            body = other(tie)  # type: ignore[operator]
            if body.pk not in reached:
                waiting.append(body.pk)
            reached.setdefault(body.pk, (body, []))[1].append(tie)
    yield from reached.values()


def _all_goes_to(asked: int, body: Organisation, after: dict[int, list[Succession]]) -> bool:
    if body.pk == asked:
        return True
    ties = after.get(body.pk, ())
    goes_on = body.ends_on is None and not any(tie.kind in _ENDING for tie in ties)
    return bool(ties) and not goes_on and all(_all_goes_to(asked, tie.latter, after) for tie in ties)


def _all_comes_from(asked: int, body: Organisation, before: dict[int, list[Succession]]) -> bool:
    """True when `body` is nothing but what came from `asked`: it had no life of its own before."""
    if body.pk == asked:
        return True
    ties = before.get(body.pk, ())
    begin = body.begins_on  # unknown: a body that others went into was there before them
    own_life = any(tie.on > begin if begin else tie.kind == SuccessionKind.MERGED for tie in ties)
    return bool(ties) and not own_life and all(_all_comes_from(asked, tie.former, before) for tie in ties)


def _begin(body: Organisation, before: dict[int, list[Succession]]) -> date | None:
    if body.begins_on is not None:
        return body.begins_on
    days = [tie.on for tie in before.get(body.pk, ()) if tie.kind != SuccessionKind.MERGED]
    return min(days, default=None)


def _end(body: Organisation, after: dict[int, list[Succession]]) -> date | None:
    return min((tie.on for tie in after.get(body.pk, ()) if tie.kind in _ENDING), default=body.ends_on)
