"""Legal profiles: which words and clocks hold where, each line with its source and how far it was verified (法域).

National law first, then what a province's regulation says otherwise; a line holds from the day its article is in force.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.law.catalogue import InForce, cite, in_force_on
from guantong.domain.lifecycle.events import Event
from guantong.domain.lifecycle.steps import Clock, Unit
from guantong.domain.words import Words

_FOLDER = Path(__file__).parent / "profiles"
NATIONAL = "national"


class UnknownProfile(LookupError):
    """A profile nobody wrote; the message names those that are there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One word of a profile: what it says, by which article, how far verified; of who reviews, the `organ` that issues its papers."""

    key: str
    words: Words
    basis: str
    status: str
    organ: str = ""


@dataclass(frozen=True, slots=True)
class OwnClock:
    """One clock of a profile for a step; `beside` says that it runs beside the national one and does not replace it."""

    step: str
    clock: Clock
    status: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """The words and clocks of one jurisdiction, over those of its parent."""

    key: str
    name: Words
    lines: dict[str, Line]
    clocks: dict[str, OwnClock]
    parent: "Profile | None" = None

    def line(self, key: str, day: date) -> Line:
        """Return the line in force on `day`: an own one, else the parent's; raises LookupError for an unknown word."""
        own = self.lines.get(key)
        if own is not None and (self.parent is None or holds(own.basis, day)):
            return own
        if self.parent is None:
            raise LookupError(f"no profile has the word {key}")
        return self.parent.line(key, day)

    def word(self, key: str, day: date) -> Words:
        """Return who acts, or what is done, on `day`."""
        return self.line(key, day).words

    def own_clock(self, step: str) -> OwnClock | None:
        """Return the clock this profile or its parent has for a step, beside or before the national ones."""
        own = self.clocks.get(step)
        return own if own or self.parent is None else self.parent.own_clock(step)

    def differing(self) -> Iterator[Line]:
        """Yield the words that differ from the parent's."""
        yield from (self.lines.values() if self.parent else ())


def holds(basis: str, day: date) -> bool:
    """Return whether a line with `basis` holds on `day`; one whose date is not known holds wherever the profile was chosen."""
    return not basis or in_force_on(cite(basis), day) in (InForce.YES, InForce.UNDATED)


def profile(key: str) -> Profile:
    """Return the profile `key`; raises UnknownProfile."""
    found = _profiles().get(key)
    if found is None:
        raise UnknownProfile(f"{key}: {', '.join(_profiles())}")
    return found


def profiles() -> tuple[Profile, ...]:
    """Return every profile, the national one first."""
    return tuple(_profiles().values())


@cache
def _profiles() -> dict[str, Profile]:
    found: dict[str, Profile] = {}
    read = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.yaml"))}
    for key in sorted(read, key=lambda key: ("extends" in read[key], key)):
        told = read[key]
        found[key] = Profile(
            key, Words(told["name"]["zh"], told["name"]["en"]),
            {name: Line(name, Words(one["zh"], one["en"]), one["basis"], one["status"], one.get("organ", "")) for name, one in told["words"].items()},
            {step: _clock(step, one) for step, one in told["clocks"].items()},
            found.get(told.get("extends", "")),
        )  # fmt: skip
    return found


def _clock(step: str, told: dict[str, Any]) -> OwnClock:
    cite(told["basis"])
    beside = bool(told.get("beside"))
    if "by" in told:
        clock = Clock(told["basis"], by=tuple(told["by"]), opens=tuple(told["opens"]), year=told.get("year", 0))
    else:
        event = Event(told.get("before") or told["after"])
        n = -told["n"] if "before" in told else told["n"]
        clock = Clock(told["basis"], event, n, Unit(told.get("unit", Unit.DAY)))
    return OwnClock(step, clock, told["status"], beside)
