"""What the latest grouping says, as far as it is still so and one sees it: likely copies, named groups (归类的阅读)."""

from dataclasses import dataclass

from guantong.apps.voices.models import Grouping, Need
from guantong.apps.voices.queries import latest_grouping, needs_seen_by
from guantong.domain.roles import Standing

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """Needs that are likely copies: the first of them with its title, how many, how many word for word."""

    pk: int
    title: str
    count: int
    equal: int


@dataclass(frozen=True, slots=True)
class Group:
    """A named group: how many, and examples by number and title."""

    name: str
    count: int
    examples: list[tuple[int, str]]


def copies_told(grouping: Grouping | None, standing: Standing) -> list[Alike]:
    """Return the likely copies nobody has joined yet, most first; one query."""
    if grouping is None:
        return []
    wanted = {pk for one in grouping.copies[:_SHOWN] for pk in one["members"]}
    open_ones = _titles(wanted, standing)
    found = [(one, [pk for pk in one["members"] if pk in open_ones]) for one in grouping.copies[:_SHOWN]]
    return [Alike(pks[0], open_ones[pks[0]], len(pks), one["equal"]) for one, pks in found if len(pks) > 1]


def likely_copies_of(need: Need, standing: Standing) -> list[int]:
    """Return the numbers of what the latest grouping of one's area holds to be copies of a need that stands alone."""
    grouping = latest_grouping(standing)
    if grouping is None or need.head_id:
        return []
    members = next((one["members"] for one in grouping.copies if need.pk in one["members"]), [])
    return sorted(_titles(set(members) - {need.pk}, standing)) if members else []


def groups_told(grouping: Grouping | None, standing: Standing) -> list[Group]:
    """Return the groups with examples one sees; one query."""
    if grouping is None:
        return []
    known = _titles({pk for one in grouping.groups for pk in one["examples"]}, standing)
    return [
        Group(one["name"], len(one["members"]), [(pk, known[pk]) for pk in one["examples"] if pk in known])
        for one in grouping.groups
    ]


def _titles(pks: set[int], standing: Standing) -> dict[int, str]:
    rows = needs_seen_by(standing).filter(pk__in=pks, head=None, state__in=("received", "confirmed"))
    return dict(rows.order_by().values_list("pk", "title"))
