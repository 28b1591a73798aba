"""The blocks of a paper: heading, paragraph, numbered item, table; composed by rooms above, printed alike everywhere (公文段落).

Paragraph.of("金额", Figure(18642_0000, (evidence,)), "，请研究处理。")
Item.of(1, "请说明原因。")
Table((Column("事项"), Column("金额", kind="amount")), (("质量保证金", Figure(…)),))
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Self

from guantong.domain.papers.parts import Figure, Part, Sourced, Stated, Unsourced, of

Cell = Part | tuple[Part, ...]
Kind = Literal["text", "amount", "number", "mark"]
TO_FILL = "（待填写）"
"""Begins what only a person can say: no draft is checked while it stands somewhere."""
EMPTY = ("", "—")
"""What may stand in a column of amounts beside an amount: no such item, not given."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the body; its number is part of its words: 一、（一）."""

    text: str
    level: int = 1

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its words."""
        return of(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words and amounts."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Refuse an amount without its source."""
        of(*self.parts)

    @classmethod
    def of(cls, *parts: Part) -> Self:
        """Return the paragraph that says `parts`."""
        return cls(parts)


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item."""

    number: int
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Refuse an amount without its source."""
        of(*self.parts)

    @classmethod
    def of(cls, number: int, *parts: Part) -> Self:
        """Return the item that says `parts`."""
        return cls(number, parts)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, how wide it is beside the others, whether it holds words, amounts, numbers or marks to be made by hand.

    `number` is set as an amount is and bears no source of its own: the row it stands in names one.
    """

    header: str
    width: int = 1
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a column of amounts holds amounts with their sources, or nothing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that is not as long as the head, and an amount without its source."""
        of(self.caption, *(column.header for column in self.columns))
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells under {len(self.columns)} columns")
            for column, cell in zip(self.columns, row, strict=True):
                parts = of(*cells(cell))
                if column.kind == "amount" and any(isinstance(part, str) and part not in EMPTY for part in parts):
                    raise Unsourced(f"{column.header}：{parts[0]}")


@dataclass(frozen=True, slots=True)
class Annex:
    """From here on the blocks are an annex, on a page of its own after the signature, under its title (附件)."""

    title: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its words."""
        return of(self.title)


Block = Heading | Paragraph | Item | Table | Annex
TextBlock = Heading | Paragraph | Item


def cells(cell: Cell) -> tuple[Part, ...]:
    """Return the parts of a cell."""
    return cell if isinstance(cell, tuple) else (cell,)


def unfilled(blocks: tuple[Block, ...]) -> int:
    """Return how many places wait for a person's words."""
    return sum(isinstance(part, str) and TO_FILL in part for block in blocks for part in parts_in(block))


def parts_in(block: Block) -> Iterator[Part]:
    """Yield the parts of a block in the order they are printed."""
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cells(cell)
    else:
        yield from block.parts


def sourced(blocks: tuple[Block, ...]) -> tuple[Sourced, ...]:
    """Return what stands in `blocks` with a source, each once, in the order it is met first: their marks are 1, 2, 3."""
    found = (part for block in blocks for part in parts_in(block) if isinstance(part, Figure | Stated))
    return tuple(dict.fromkeys(found))
