"""The two lists as one table: pairs side by side, then what stands on one list alone (相向清单的行)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guantong.apps.components.listing import Column
from guantong.apps.components.search import searchable
from guantong.apps.consultation.board_addresses import address_of_item, address_of_match
from guantong.apps.consultation.board_queries import Facing
from guantong.apps.consultation.models import ItemFate, PlanLine, Suggestion
from guantong.apps.voices.words import fields
from guantong.domain.facing.fates import NAMES, Kind
from guantong.domain.facing.item import Item
from guantong.domain.facing.matching import Match
from guantong.domain.facing.reasons import reasons_on
from guantong.domain.money import Unit, format_fen
from guantong.domain.words import Words

KINDS = {
    "pair": Words("相近的项", "pairs that may be one"),
    "government": Words("只在政府清单", "on the government's list alone"),
    "people": Words("只在建议清单", "on the people's list alone"),
}
OPEN = Words("待会商", "to be conferred about")
SHAPES = {"joint": "done", "merged": "again", "later": "todo", "declined": "todo", "open": "doing"}
FATES = (("open", OPEN), *((kind.value, words) for kind, words in NAMES.items()))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a government's item, a suggestion, or both beside the reason."""

    year: int
    government: Item | None
    people: Item | None
    match: Match | None
    fate: ItemFate | None
    notes: tuple[Words, Words]

    @property
    def kind(self) -> str:
        """Which of the three it is."""
        return "pair" if self.match else self.one.side

    @property
    def one(self) -> Item:
        """An item of it, the government's first."""
        found = self.government or self.people
        assert found is not None  # noqa: S101 - a row has one
        return found

    @property
    def field(self) -> str:
        """What it is about."""
        return self.one.field or (self.people.field if self.people else "")

    @property
    def state(self) -> str:
        """The fate of its item; of a pair that of whichever is decided."""
        return self.fate.state if self.fate else "open"

    @property
    def percent(self) -> int | None:
        """How alike the two are."""
        return self.match.percent if self.match else None

    @property
    def asked(self) -> int | None:
        """What the government's item asks for."""
        return self.government.amount if self.government else None

    @property
    def suggested(self) -> int | None:
        """What the suggestion asks for."""
        return self.people.amount if self.people else None

    @property
    def where(self) -> str:
        """Where one goes on from here: both side by side, or the one."""
        if self.government and self.people:
            return address_of_match(self.year, self.government.number, self.people.number)
        return address_of_item(self.year, self.one.number)


def rows_of(found: Facing) -> list[Row]:
    """Return the rows: matches that are judged to be one or to be judged, the most alike first, then the rest by number."""
    pairs = _pairs(found)
    paired = {number for one in pairs for number in (one.government.number, one.people.number)}
    rows = [_row(found, one.government, one.people, one) for one in pairs]
    alone = [one for one in found.items if one.number not in paired]
    rows += [_row(found, one, None, None) for one in alone if one.side == "government"]
    return rows + [_row(found, None, one, None) for one in alone if one.side == "people"]


def fate_note(found: ItemFate | None) -> Words:
    """Return what belongs to a fate: the amount, the line it went into, the year, the reason."""
    fate = found.fate if found else None
    if found is None or fate is None:
        return Words("", "")
    match fate.kind:
        case Kind.LATER:
            return Words("{year} 年", "{year}").filled(year=fate.year)
        case Kind.DECLINED:
            assert found.decided_on is not None  # noqa: S101 - what is decided has its day
            return reasons_on(found.decided_on)[fate.reason].words
        case _ if fate.into:
            return Words("与 {into} 一并", "with {into}").filled(into=fate.into)
    printed = format_fen(fate.amount or 0, Unit.TEN_THOUSAND)
    return Words("金额取 {amount} 万元", "agreed at {amount} × 10,000 yuan").filled(amount=printed)


def why(row: Row) -> Words:
    """Return the reasons of a match in one line; of one alone that there is none."""
    if row.match is None:
        return Words("没有相近的项", "nothing like it")
    said = [part.why for part in row.match.parts if part.likeness]
    return Words("；".join(one.zh for one in said), "; ".join(one.en for one in said))


def spelled(row: Row) -> str:
    """Return what a row is found by."""
    return searchable(*(f"{one.number} {one.title} {one.place_name}" for one in (row.government, row.people) if one))


def columns() -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (
        Column("政府清单", lambda row: row.government.title if row.government else "", link=lambda row: _item(row, row.government), note=lambda row: row.notes[0]),
        Column("政府金额", "asked", "figure", sorts="asked"),
        Column("为什么放在一起", lambda row: f"{row.percent}%" if row.match else "", link=lambda row: row.where if row.match else "", bar=lambda row: row.percent, note=why, sorts="percent"),
        Column("去处", lambda row: row.fate.says if row.fate and row.state != "open" else OPEN, "badge", badge=lambda row: SHAPES[row.state], note=lambda row: fate_note(row.fate), filters="state", choices=FATES),
        Column("建议金额", "suggested", "figure", sorts="suggested"),
        Column("项目建议", lambda row: row.people.title if row.people else "", link=lambda row: _item(row, row.people), note=lambda row: row.notes[1]),
        Column("清单", lambda row: KINDS[row.kind], "unseen", filters="kind", choices=tuple(KINDS.items())),
        Column("领域", lambda row: fields().get(row.field, ""), "unseen", filters="field", choices=tuple(fields().items())),
    )  # fmt: skip


def feet(rows: Sequence[Row]) -> list[tuple[str, dict[str, Any]]]:
    """Return the total of each list over the rows shown, an item that stands in several of them once."""
    sides = [
        {one.number: one.amount for row in rows if (one := getattr(row, side))} for side in ("government", "people")
    ]
    government, people = (sum(amount or 0 for amount in side.values()) for side in sides)
    return [("合计（每项一次）", {"政府金额": government, "建议金额": people})]


def _pairs(found: Facing) -> list[Match]:
    """Return the pairs to show: of what is decided only the pair that was joined."""
    joined = {(one.line.code, one.suggestion.code) for one in found.pairings.values() if one.state == "accepted"}
    kept = {number for pair in joined for number in pair}
    pairs = [(one.government.number, one.people.number) for one in found.suggested]
    shown = [
        one for one, pair in zip(found.suggested, pairs, strict=True) if pair in joined or not {*pair} & (kept | found.decided)
    ]  # fmt: skip
    shown += [found.compared(*pair) for pair in sorted(joined - set(pairs)) if {*pair} <= found.rows.keys()]
    return sorted(shown, key=lambda one: (-one.likeness, one.government.number, one.people.number))


def _row(found: Facing, government: Item | None, people: Item | None, match: Match | None) -> Row:
    fates = [found.fated.get(one.number) for one in (government, people) if one]
    fate = next((one for one in fates if one is not None and one.state != "open"), None)
    notes = (_note(found, government), _note(found, people))
    return Row(found.year, government, people, match, fate, notes)


def _note(found: Facing, item: Item | None) -> Words:
    row = found.rows[item.number] if item else None
    if isinstance(row, PlanLine):
        return _joined([_both(row.code), _both(row.unit), _both(row.where)])
    if isinstance(row, Suggestion):
        people = Words("{n} 人", "{n} people").filled(n=row.people) if row.people else _both("")
        asked = found.needs.get(row.code, 0)
        needs = Words("诉求 {n} 件", "{n} needs").filled(n=asked) if asked else _both("")
        return _joined([_both(row.code), _both(row.place.name), people, needs])
    return _both("")


def _both(text: str) -> Words:
    return Words(text, text)


def _joined(parts: list[Words]) -> Words:
    return Words(" · ".join(one.zh for one in parts if one.zh), " · ".join(one.en for one in parts if one.en))


def _item(row: Row, item: Item | None) -> str:
    return address_of_item(row.year, item.number) if item else ""
