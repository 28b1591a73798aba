"""What the versions show of the line an opinion is bound to: computed here, confirmed by a person (落实比对)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.apps.execution.opened import Ledger, ledger_on
from guantong.apps.opinions.landing import Landing, landing_of
from guantong.apps.opinions.line_links import links_of
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.places import Shown, named
from guantong.apps.opinions.wording import CLAIMS
from guantong.domain.fiscal.records.versions import Key, Line, Version, lines_of, versions
from guantong.domain.roles import Standing
from guantong.domain.words import Words

NOT_COMPUTED: Mapping[str, Any] = {"verdict": "", "version": "", "was": None, "became": None, "difference": None}
"""What a page says where nothing was computed: nothing, and not nil."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What one version holds of the line: `amount` in fen, None where it has no such line; the lines with their places."""

    version: Version
    amount: int | None
    lines: tuple[Line, ...]
    against: bool = False
    """True for the version the opinion was raised against."""


def key_of(opinion: Opinion) -> Key:
    """Return the line of the books an opinion is bound to."""
    kind = "" if opinion.project_code else opinion.spending_kind
    return Key(opinion.unit_code, opinion.project_code, opinion.fund_kind or "general", kind)


def version_of(opinion: Opinion) -> Version | None:
    """Return the version it was raised against, None where it names none."""
    if not opinion.budget_version:
        return None
    return Version(opinion.year, opinion.budget_version, opinion.budget_number or 0)


def stands_of(opinion: Opinion, day: date) -> list[Stand]:
    """Return what every version that is held has of the line, the earliest first; nothing for what is bound to no code."""
    ledger = ledger_on(day) if opinion.unit_code else None
    if ledger is None:
        return []
    key, against = key_of(opinion), version_of(opinion)
    found = []
    for one in ledger.told(versions, opinion.year):
        lines = tuple(line for line in ledger.told(lines_of, one.version, key.unit_code) if _is(line.key, key))
        amount = sum(line.amount for line in lines) if lines else None
        found.append(Stand(one.version, amount, lines, one.version == against))
    return found


def stands_shown(opinion: Opinion, day: date, standing: Standing) -> list[tuple[Stand, list[Shown]]]:
    """Return what every version has of the line, with the places each amount stands at."""
    stands = stands_of(opinion, day)
    known = named((line.place._asdict() for one in stands for line in one.lines[:_MOST]), standing)
    return [(one, [known[_at(line.place._asdict())] for line in one.lines[:_MOST]]) for one in stands]


def places_shown(found: Mapping[str, Any], standing: Standing) -> list[Shown]:
    """Return the places of what was computed."""
    places = found.get("places", [])
    known = named(places, standing)
    return [known[_at(place)] for place in places]


def found_of(opinion: Opinion, day: date) -> dict[str, Any]:
    """Return what the machine computes of an answered opinion, as it is kept with a person's word.

    `verdict` is of LANDINGS or "not_imported"; amounts in fen; `places` where the amounts stand. Empty for what claims nothing.
    """
    version = version_of(opinion)
    if opinion.outcome not in CLAIMS:
        return {}
    ledger = ledger_on(day) if opinion.unit_code and version else None
    if ledger is None or version is None:
        return {"verdict": "unsure"}
    return _told(_landing(ledger, opinion, version))


def _landing(ledger: Ledger, opinion: Opinion, version: Version) -> Landing:
    links = links_of(opinion.year)
    return landing_of(ledger, version=version, key=key_of(opinion), links=links, claimed=opinion.amount)


def _told(landing: Landing) -> dict[str, Any]:
    change, later = landing.change, landing.later
    found: dict[str, Any] = {
        "verdict": landing.state, "version": later.name if later else "", "number": later.number if later else None,
        "earlier": landing.earlier.name, "earlier_number": landing.earlier.number,
    }  # fmt: skip
    if change is not None:
        places = [{"side": side, **line.place._asdict(), "amount": line.amount} for side, lines in (("before", change.before), ("after", change.after)) for line in lines[:_MOST]]  # fmt: skip
        found |= {
            "was": change.was,
            "became": change.became,
            "difference": landing.difference,
            "how": change.how,
            "places": places,
        }
    if landing.known_on:
        found["known_on"] = landing.known_on.isoformat()
    return found


def called(name: str, number: int | None, year: int) -> Words:
    """Return a version as users read it; "" for none."""
    return Version(year, name, number or 0).words if name else Words("", "")


def waits_for_a_version(found: Mapping[str, Any]) -> bool:
    """True while no later version was brought: nothing is said of it, and nothing is missing either."""
    return found.get("verdict") == "not_imported"


def _is(one: Key, asked: Key) -> bool:
    """A key that names neither project nor kind of spending is the unit as a whole."""
    if not asked.project_code and not asked.spending_kind:
        return one.fund_kind == asked.fund_kind
    return one == asked


def _at(place: Mapping[str, Any]) -> tuple[str, str, int]:
    return str(place["batch"]), str(place["sheet"] or ""), int(place["row"])


_MOST = 5
"""So many places of an amount are named; the comparison of the versions names all.
"""
