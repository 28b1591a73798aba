"""The joint list: its lines out of the fates, and its one spelling with the digests that anybody can check (共同清单)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guantong.domain.facing.fates import Fate, Kind
from guantong.domain.facing.item import Item, order_of
from guantong.domain.seal.canonical import DIGESTS, canonical
from guantong.domain.words import Words

BODIES = {
    "executive": Words("区政府常务会议", "the district government's executive meeting"),
    "council": Words("区人大常委会主任会议", "the chairpersons' council"),
    "committee": Words("区人大常委会会议", "the standing committee's session"),
}
"""Who decides: the government by its executive meeting, the congress by its chairpersons' council or standing committee."""
BOTH = (("executive",), ("council", "committee"))


@dataclass(frozen=True, slots=True)
class Decided:
    """The record of one body's decision on the list: its day, number, and the digest of the file."""

    body: str
    on: date
    number: str
    file: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the joint list: the item that leads it, the one of the other list that is the same matter, what was merged."""

    at: int
    lead: Item
    amount: int | None
    partner: Item | None
    merged: tuple[Item, ...]

    @property
    def sources(self) -> tuple[Item, ...]:
        """Every item it came from, the leading one first."""
        return (self.lead, *([self.partner] if self.partner else []), *self.merged)


def lines(fates: Iterable[Fate], items: Iterable[Item]) -> list[Line]:
    """Return the lines of the joint list in the order of their leading items' numbers, the government's first."""
    told, by_number = list(fates), {one.number: one for one in items}
    leads = sorted((fate for fate in told if fate.leads), key=lambda one: order_of(by_number[one.number]))
    return [
        Line(at, by_number[lead.number], lead.amount, _partner(lead, told, by_number), _merged(lead, told, by_number))
        for at, lead in enumerate(leads, 1)
    ]


def missing_decisions(decided: Iterable[Decided]) -> list[tuple[str, ...]]:
    """Return of which bodies a decision is still missing: before both are there the list is a draft 草案."""
    bodies = {one.body for one in decided}
    return [either for either in BOTH if not bodies & set(either)]


def spelled(year: int, version: int, fates: Iterable[Fate], items: Iterable[Item], decided: Iterable[Decided]) -> bytes:
    """Return the list in its one spelling (canonical JSON, UTF-8): the same bytes for the same list, in whatever order it came.

    It holds what residents may read: the lines with what they came from, every suggestion of the people with what became of
    it, the decisions. Of the government's own items that are no line it holds only how many there are.
    """
    told, listed = list(fates), list(items)
    record = {
        "kind": "joint_list",
        "year": year,
        "version": version,
        "decided": [
            {"body": one.body, "on": one.on.isoformat(), "number": one.number, "file": one.file}
            for one in sorted(decided, key=lambda one: (one.body, one.on, one.number))
        ],
        "lines": [_line(one) for one in lines(told, listed)],
        "suggestions": [_suggestion(one, told) for one in sorted(listed, key=order_of) if one.side == "people"],
        "government_items": sum(one.side == "government" for one in listed),
    }
    return canonical(record).encode()


def digests(spelling: bytes) -> dict[str, str]:
    """Return both digests of the bytes: SM3 because it is the national standard, SHA-256 because every machine can check it."""
    return {name: digest(spelling) for name, digest in DIGESTS.items()}


def holds(spelling: bytes, told: Mapping[str, str]) -> bool:
    """Tell whether bytes are those the digests were taken of; digests that are missing do not hold."""
    return digests(spelling) == dict(told)


def _line(one: Line) -> dict[str, object]:
    return {
        "at": one.at,
        "title": one.lead.title,
        "content": one.lead.content,
        "amount": one.amount,
        "place": one.lead.place_name,
        "field": one.lead.field,
        "from": [{"number": item.number, "list": item.side, "title": item.title} for item in one.sources],
    }


def _suggestion(item: Item, fates: list[Fate]) -> dict[str, object]:
    fate = next((one for one in fates if one.number == item.number), None)
    said: dict[str, object] = {"number": item.number, "title": item.title, "fate": fate.kind.value if fate else None}
    if fate is not None:
        held = {"into": fate.into, "year": fate.year, "reason": fate.reason, "document": fate.document}
        said |= {name: value for name, value in held.items() if value}
        said |= {"words": fate.words} if fate.kind is Kind.DECLINED else {}
    return said


def _partner(lead: Fate, fates: list[Fate], items: Mapping[str, Item]) -> Item | None:
    of = [one for one in fates if one.kind is Kind.JOINT and one.into == lead.number]
    return items[of[0].number] if of else None


def _merged(lead: Fate, fates: list[Fate], items: Mapping[str, Item]) -> tuple[Item, ...]:
    of = [items[one.number] for one in fates if one.kind is Kind.MERGED and one.into == lead.number]
    return tuple(sorted(of, key=order_of))
