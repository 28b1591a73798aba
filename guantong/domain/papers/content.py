"""All that is printed of one paper: docx, xlsx, PDF and page read the same; what is signed has one digest (公文全文)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guantong.domain.papers.blocks import Annex, Block, Table, sourced
from guantong.domain.papers.parts import Part, Sourced
from guantong.domain.papers.plain import plain
from guantong.domain.period import printed_day
from guantong.domain.seal.canonical import canonical, sm3

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Content:
    """A paper as it is printed. `number` and `issued_on` are the office's, typed back; `notice` says what it is not: 拟稿，未签发.

    `slip` is the system's own number in the colophon, never on a ballot: all sheets are alike. `first` opens a letter, before
    its body; `closing` ends it. `told_on_each` stands on each page (where it comes from, as of which day), `watermark` across
    it; `wide` is A3, `slim` the form of a letter (信函格式), `dense` a sheet that must keep to so many
    pages: narrow margins, small type, no marks, for its rows name their sources by number.
    """

    kind: str
    layout: str
    issuer: str
    title: str
    addressee: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    first: str = ""
    closing: str = ""
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    numbered: bool = True
    dated: bool = True
    number: str = ""
    issued_on: date | None = None
    slip: str = ""
    notice: str = ""
    told_on_each: str = ""
    watermark: str = ""
    wide: bool = False
    slim: bool = False
    dense: bool = False

    @property
    def body(self) -> tuple[Block, ...]:
        """What stands before the signature."""
        return self.blocks[: self._first_annex]

    @property
    def annexes(self) -> tuple[Block, ...]:
        """What stands after it, each annex from its title on."""
        return self.blocks[self._first_annex :]

    @property
    def _first_annex(self) -> int:
        return next((at for at, block in enumerate(self.blocks) if isinstance(block, Annex)), len(self.blocks))

    @cached_property
    def sources(self) -> tuple[Sourced, ...]:
        """What stands in it with a source: the first bears the mark 1."""
        return () if self.dense else sourced(self.blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def day(self) -> str:
        """The day as papers print it: 2026年11月12日; blanks for the pen while nobody typed it back."""
        return printed_day(self.issued_on) if self.issued_on else "　年　月　日"

    @property
    def number_line(self) -> str:
        """The number, or that the office gives it."""
        return self.number or "（文号由办公室编定）"

    def mark(self, part: Part) -> str:
        """Return the mark that leads from a part to its source; plain words bear none."""
        return "" if self.dense or isinstance(part, str) else self._marks[part]

    @cached_property
    def _marks(self) -> dict[Sourced, str]:
        """A ledger of thousands of lines asks for each of them."""
        return {part: mark(at) for at, part in enumerate(self.sources, 1)}

    def digest(self) -> str:
        """Return the SM3 of what is signed: everything but the number and day of the office, and what is only said about it."""
        signed = {
            "kind": self.kind,
            "issuer": self.issuer,
            "title": self.title,
            "addressee": self.addressee,
            "first": self.first,
            "closing": self.closing,
            "blocks": plain(self.blocks),
            "enclosures": list(self.enclosures),
            "copies": list(self.copies),
        }
        return sm3(canonical(signed).encode())


def mark(number: int) -> str:
    """Return the mark of the source with a number: ①, from 21 on 〔21〕."""
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"〔{number}〕"
