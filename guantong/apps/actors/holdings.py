"""What somebody holds in the rooms above, and handing each thing to its new owner (持有与移交).

Rooms above are not known here: each is registered, when the site starts, as a holder.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Held:
    """One thing a person holds. `key` is its journal key; what `passes` needs a new owner, the rest is only listed."""

    key: str
    kind: Words
    title: str
    where: str
    due_on: date | None = None
    passes: bool = True


class Holder(Protocol):
    """A room in which people hold things."""

    def held_by(self, usernames: Collection[str]) -> dict[str, list[Held]]:
        """Return what each of them holds."""

    def pass_on(self, *, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> None:
        """Hand what one person holds to the new owner of each key; keys of other rooms are left alone."""


_HOLDERS: list[Holder] = []


def register(holder: Holder) -> None:
    """Let a room say what people hold in it."""
    if holder not in _HOLDERS:
        _HOLDERS.append(holder)


def held_by(usernames: Collection[str]) -> dict[str, list[Held]]:
    """Return what each of `usernames` holds in every room."""
    found: dict[str, list[Held]] = {username: [] for username in usernames}
    for holder in _HOLDERS:
        for username, held in holder.held_by(usernames).items():
            found[username] += held
    return found


def pass_on(*, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> None:
    """Hand everything one person holds to its new owners: usernames by key."""
    for holder in _HOLDERS:
        holder.pass_on(owners=owners, held_by=held_by, by=by, as_of=as_of)
