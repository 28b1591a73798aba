"""Which page each question stands beside, and which cells of a page are outlined (版面安排)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guantong.gateways.cli.report_words import MARKS

Box = tuple[float, float, float, float]
_RANK = {severity: at for at, severity in enumerate(MARKS)}
_LAST = 10**9


@dataclass
class Asked:
    """One signal in its place: its number in the document, and the page it stands beside (None: no page)."""

    number: int
    anchor: str
    signal: Mapping[str, Any]
    page: int | None

    @property
    def mark(self) -> str:
        """Shape and number as they stand in the margin: ◆3."""
        return f"{MARKS[self.signal['severity']]}{self.number}"


@dataclass
class Cell:
    """One place of a page (its box, or the line of a list where there is no picture) and who asks about it."""

    anchor: str
    box: Box | None
    evidence: Mapping[str, Any]
    asked: list[Asked] = field(default_factory=list)


@dataclass
class Spread:
    """One page of evidence with the questions that stand beside it, in the order of their numbers."""

    anchor: str
    page: int | None
    asked: list[Asked] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    def lights(self, asked: Asked) -> int:
        """Return the number by which a question and its cells light each other on this spread."""
        return next((at for at, other in enumerate(self.everyone, 1) if other is asked), 0)

    @property
    def everyone(self) -> list[Asked]:
        """The questions beside this page, then those of other pages that have cells here."""
        guests = [a for cell in self.cells for a in cell.asked if all(a is not own for own in self.asked)]
        return [*self.asked, *{a.number: a for a in guests}.values()]


def spreads_of(document: Mapping[str, Any], anchor: str, drawn: Collection[int]) -> list[Spread]:
    """Return the pages of `document` that bear evidence, each with its questions and cells.

    `drawn` are the pages that have a picture; there the cells are boxes, elsewhere the lines of a list.
    """
    asked = list(_numbered(document, anchor))
    spreads: dict[int | None, Spread] = {}
    for one in asked:
        for page in (one.page, *(cell["page"] for cell in _own(one.signal, document))):
            name = f"{anchor}p{page}" if page is not None else f"{anchor}p"
            spreads.setdefault(page, Spread(name, page))
        spreads[one.page].asked.append(one)
    for page, spread in spreads.items():
        spread.cells = _cells(spread, asked, document, page in drawn)
    return sorted(spreads.values(), key=lambda spread: _LAST if spread.page is None else spread.page)


def bearing_pages(document: Mapping[str, Any]) -> dict[int, int]:
    """Return the pages whose evidence has boxes, with the rank of the severest signal on each (0 first)."""
    ranks: dict[int, int] = {}
    for signal in document["signals"]:
        for cell in _own(signal, document):
            if cell["boxes"] and str(cell["page"]) in document["page_sizes"]:
                ranks[cell["page"]] = min(ranks.get(cell["page"], _LAST), _RANK[signal["severity"]])
    return ranks


def _own(signal: Mapping[str, Any], document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [cell for cell in signal["evidence"] if cell["file"] == document["file"] and cell["page"] > 0]


def _numbered(document: Mapping[str, Any], anchor: str) -> Iterator[Asked]:
    """Yield the signals in reading order: by page, on a page the severest first."""
    homes = [next((cell["page"] for cell in _own(s, document)), None) for s in document["signals"]]
    order: Sequence[int] = sorted(
        range(len(homes)),
        key=lambda at: (_LAST if homes[at] is None else homes[at], _RANK[document["signals"][at]["severity"]]),
    )
    for number, at in enumerate(order, 1):
        yield Asked(number, f"{anchor}q{number}", document["signals"][at], homes[at])


def _cells(spread: Spread, asked: Sequence[Asked], document: Mapping[str, Any], drawn: bool) -> list[Cell]:
    """Return the cells of one page; two questions about the same cell share it."""
    found: dict[Any, Cell] = {}
    for one in asked:
        for evidence in _own(one.signal, document):
            if evidence["page"] != spread.page:
                continue
            listed = (evidence["table"], evidence["row"], evidence["column"], evidence["printed"])
            boxes = [tuple(box) for box in evidence["boxes"]] if drawn else [None]
            for box in boxes:
                cell = found.setdefault(box or listed, Cell(f"{spread.anchor}c{len(found)}", box, evidence))
                if one not in cell.asked:
                    cell.asked.append(one)
    return list(found.values())
