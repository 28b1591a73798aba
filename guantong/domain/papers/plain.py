"""Blocks as plain data and back: what a database keeps, an API answers and a digest is made of (数据形式)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from guantong.domain.evidence import Corrected, Evidence
from guantong.domain.money import Unit
from guantong.domain.papers.blocks import Annex, Block, Cell, Column, Heading, Item, Paragraph, Table, cells
from guantong.domain.papers.parts import Figure, Part, Stated

_PLACE = ("file", "page", "table", "row", "column", "printed", "fen", "unit", "sheet")


def plain(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return `blocks` as lists, mappings, texts and whole numbers."""
    return [_block(block) for block in blocks]


def blocks_from(kept: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Return the blocks that `plain` made `kept` of; raises Unsourced like their makers."""
    return tuple(_read(block) for block in kept)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Annex():
            return {"kind": "annex", "title": block.title}
        case Paragraph():
            return {"kind": "paragraph", "parts": _parts(block.parts)}
        case Item():
            return {"kind": "item", "number": block.number, "parts": _parts(block.parts)}
        case Table():
            return {
                "kind": "table",
                "caption": block.caption,
                "columns": [{"header": c.header, "width": c.width, "kind": c.kind} for c in block.columns],
                "rows": [[_parts(cells(cell)) for cell in row] for row in block.rows],
            }


def _read(kept: Mapping[str, Any]) -> Block:
    match kept["kind"]:
        case "heading":
            return Heading(kept["text"], kept["level"])
        case "annex":
            return Annex(kept["title"])
        case "paragraph":
            return Paragraph(_parts_from(kept["parts"]))
        case "item":
            return Item(kept["number"], _parts_from(kept["parts"]))
        case "table":
            columns = tuple(Column(c["header"], c["width"], c["kind"]) for c in kept["columns"])
            return Table(columns, tuple(tuple(map(_cell, row)) for row in kept["rows"]), kept["caption"])
    raise ValueError(kept["kind"])


def _cell(kept: list[Any]) -> Cell:
    parts = _parts_from(kept)
    return parts[0] if len(parts) == 1 else parts


def _parts(parts: Iterable[Part]) -> list[Any]:
    return [_part(part) for part in parts]


def _part(part: Part) -> Any:
    match part:
        case str():
            return part
        case Figure():
            return {
                "fen": part.fen, "unit": part.unit.value, "how": part.how,
                "evidence": [_place(place) for place in part.evidence],
            }  # fmt: skip
        case Stated():
            return {"text": part.text, "evidence": [_place(part.evidence)]}


def _parts_from(kept: Iterable[Any]) -> tuple[Part, ...]:
    return tuple(_part_from(part) for part in kept)


def _part_from(kept: Any) -> Part:
    if isinstance(kept, str):
        return kept
    places = tuple(_place_from(place) for place in kept["evidence"])
    if "text" in kept:
        return Stated(kept["text"], places[0])
    return Figure(kept["fen"], places, kept["how"], Unit(kept["unit"]))


def _place(place: Evidence) -> dict[str, Any]:
    found = {name: getattr(place, name) for name in _PLACE}
    by_hand = place.corrected
    if by_hand is not None:
        found["corrected"] = {"value": by_hand.value, "by": by_hand.by, "on": by_hand.on.isoformat()}
    return found


def _place_from(kept: Mapping[str, Any]) -> Evidence:
    by_hand = kept.get("corrected")
    corrected = Corrected(by_hand["value"], by_hand["by"], date.fromisoformat(by_hand["on"])) if by_hand else None
    return Evidence(**{name: kept[name] for name in _PLACE if name in kept}, corrected=corrected)
