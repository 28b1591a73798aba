"""What somebody holds in the rooms above, and handing it to another (持有与移交).

Rooms above are not known here: each is registered, when the site starts, as a holder.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from guantong.domain.roles import Standing


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that waits for a person by name."""

    title: str
    where: str
    due_on: date | None = None


class Holder(Protocol):
    """A room in which things wait for people."""

    def held_by(self, usernames: Collection[str]) -> dict[str, list[Held]]:
        """Return what each of them holds."""

    def pass_on(self, *, held_by: str, to: str, by: Standing, as_of: datetime) -> int:
        """Hand everything one person holds to another; returns how much it was."""


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


def pass_on(*, held_by: str, to: str, by: Standing, as_of: datetime) -> int:
    """Hand everything one person holds to another."""
    return sum(holder.pass_on(held_by=held_by, to=to, by=by, as_of=as_of) for holder in _HOLDERS)
