"""The table of paper kinds: whose organ issues one, who signs it, to whom it goes which way, on what basis (公文种类).

One file a kind in `kinds/`, dated: a paper keeps the edition that held when it was drafted. `status` says how far the line is
known: verified (in a law at hand), from_knowledge (common practice), proposal (ours, until the district's own rule says it).
整改通知 is no kind: it is issued by the government or by audit, never by a people's congress.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.roles import Role
from guantong.domain.words import Words

_FOLDER = Path(__file__).parent / "kinds"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Known(StrEnum):
    """How far a line of the table is known."""

    VERIFIED = "verified"
    FROM_KNOWLEDGE = "from_knowledge"
    PROPOSAL = "proposal"

    @property
    def words(self) -> Words:
        """What users read."""
        return _KNOWN[self]


class Organ(StrEnum):
    """Whoever a paper comes from or passes through; `{district}` is filled by the site."""

    STANDING_COMMITTEE = "standing_committee"
    STANDING_COMMITTEE_OFFICE = "standing_committee_office"
    BUDGET_COMMISSION = "budget_commission"
    FINANCE_COMMITTEE = "finance_committee"
    SPECIAL_COMMITTEE = "special_committee"
    GOVERNMENT_OFFICE = "government_office"
    ADDRESSEE = "addressee"
    PASSED_ON = "passed_on"
    """Whoever the addressee, or the office between, passes it on to: the department, then the unit."""

    @property
    def words(self) -> Words:
        """Its name."""
        return _ORGANS[self]


class Layout(StrEnum):
    """How a kind is laid out: a letter under a red head (GB/T 9704), or a sheet of tables."""

    LETTER = "letter"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Edition:
    """What holds of a kind from a day: issuer, signer, addressees (kinds of organisations), act, law, ways it goes."""

    since: date
    issuer: Organ
    signer: Words
    signs: frozenset[Role]
    addressees: frozenset[str]
    act: Words
    law: tuple[str, ...]
    status: Known
    source: str
    routes: dict[str, tuple[Organ, ...]]

    @property
    def default_route(self) -> str:
        """The way it goes unless a person chooses another: the first of the file."""
        return next(iter(self.routes))


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper; `numbered` when the office gives it a number, `keeps_copy` when a signed copy stays (存档)."""

    name: str
    words: Words
    layout: Layout
    landscape: bool
    numbered: bool
    keeps_copy: bool
    editions: tuple[Edition, ...]
    slim: bool = False
    """True for a letter in the standard's own form for letters (信函格式), False for one under the head of a document."""
    by_hand: bool = False
    """True when no room composes it: it is typed by hand."""

    def on(self, day: date) -> Edition:
        """Return what held on `day`; raises LookupError for a day before the first line, which is never guessed."""
        for edition in reversed(self.editions):
            if edition.since <= day:
                return edition
        raise LookupError(f"{self.name}: nothing is known before {self.editions[0].since}")


@cache
def kinds() -> dict[str, PaperKind]:
    """Return every kind by its name, letters first."""
    found = [_read(path) for path in sorted(_FOLDER.glob("*.yaml"))]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (kind.layout, kind.name))}


def route_words(route: str) -> Words:
    """Return a way as people call it."""
    return _ROUTES[route]


def _read(path: Path) -> PaperKind:
    kept = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return PaperKind(
        path.stem,
        Words(**kept["words"]),
        Layout(kept["layout"]),
        kept.get("landscape", False),
        kept["numbered"],
        kept["keeps_copy"],
        tuple(sorted(map(_edition, kept["dated"]), key=lambda edition: edition.since)),
        kept.get("slim", False),
        kept.get("by_hand", False),
    )


def _edition(kept: dict[str, Any]) -> Edition:
    for entry in kept["law"]:
        cite(entry)
    routes = {name: tuple(map(Organ, hops)) for name, hops in kept["routes"].items()}
    if unknown := set(routes) - set(_ROUTES):
        raise ValueError(f"unknown routes {sorted(unknown)}")
    return Edition(
        kept["since"],
        Organ(kept["issuer"]),
        Words(**kept["signer"]),
        frozenset(map(Role, kept["signs"])),
        frozenset(kept["addressees"]),
        Words(**kept["act"]),
        tuple(kept["law"]),
        Known(kept["status"]),
        kept["source"],
        routes,
    )


_KNOWN = {
    Known.VERIFIED: Words("已核对法条", "held against the law"),
    Known.FROM_KNOWLEDGE: Words("通行做法，未核对文件", "common practice, no document at hand"),
    Known.PROPOSAL: Words("建议，待本级规定", "proposal, until the district's own rule"),
}
_ORGANS = {
    Organ.STANDING_COMMITTEE: Words("{district}人大常委会", "Standing Committee of {district}"),
    Organ.STANDING_COMMITTEE_OFFICE: Words("{district}人大常委会办公室", "Standing Committee Office of {district}"),
    Organ.BUDGET_COMMISSION: Words("{district}人大常委会预算工作委员会", "Budgetary Affairs Commission of {district}"),
    Organ.FINANCE_COMMITTEE: Words("{district}人大财政经济委员会", "Finance and Economic Committee of {district}"),
    Organ.SPECIAL_COMMITTEE: Words("{district}人大有关专门委员会", "the special committee of {district} concerned"),
    Organ.GOVERNMENT_OFFICE: Words("{district}人民政府办公室", "Office of the People's Government of {district}"),
    Organ.ADDRESSEE: Words("主送机关", "the addressee"),
    Organ.PASSED_ON: Words("转送的部门、单位", "departments and units it is passed on to"),
}
_ROUTES = {
    "through_office": Words("经区政府办公室转送", "through the office of the district government"),
    "direct": Words("直接送达", "directly"),
    "at_meeting": Words("会议现场发放", "handed out at the meeting"),
    "kept": Words("存档，不外送", "kept, sent nowhere"),
}
