"""A document before printing: text and ruled sheets, open to planted faults (纸面)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Head = tuple[str, int, int]
"""A header cell: its words, how many columns and how many rows it spans."""


@dataclass
class Sheet:
    """One ruled table: title, unit, stacked header rows, body rows as printed, a note below."""

    key: str
    title: str
    unit: str
    columns: int
    header: list[list[Head]]
    rows: list[list[str]]
    note: str = ""
    widths: tuple[float, ...] = ()

    def row(self, name: str) -> list[str]:
        """Return the row with a cell that reads `name`."""
        return next(row for row in self.rows if name in row)


@dataclass
class Text:
    """A page of running text under a heading."""

    heading: str
    paragraphs: list[str]


@dataclass
class Paper:
    """One document: what its cover says, then text and sheets in order."""

    body: str
    year: int
    kind: str
    maker: str
    parts: list[Text | Sheet] = field(default_factory=list)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the tables."""
        return (part for part in self.parts if isinstance(part, Sheet))

    def sheet(self, key: str) -> Sheet:
        """Return the table of kind `key`."""
        return next(sheet for sheet in self.sheets() if sheet.key == key)

    def texts(self) -> Iterator[Text]:
        """Yield the pages of text."""
        return (part for part in self.parts if isinstance(part, Text))

    def of_a_unit(self) -> None:
        """Make a department's paper a unit's own: the maker, the titles and the text say so."""
        self.maker = "编制单位"
        for sheet in self.sheets():
            sheet.title = sheet.title.replace("年部门", "年单位")
            sheet.note = sheet.note.replace("本部门", "本单位")
        for text in self.texts():
            text.heading = text.heading.replace("部门", "单位")
            text.paragraphs = [paragraph.replace("本部门", "本单位") for paragraph in text.paragraphs]

    def forget(self, start: str) -> None:
        """Drop the paragraph that begins with `start`."""
        text = next(t for t in self.texts() if any(p.startswith(start) for p in t.paragraphs))
        text.paragraphs = [p for p in text.paragraphs if not p.startswith(start)]

    def rewrite(self, old: str, new: str) -> None:
        """Replace words in the text; raises LookupError when they stand nowhere."""
        for text in self.texts():
            for at, paragraph in enumerate(text.paragraphs):
                if old in paragraph:
                    text.paragraphs[at] = paragraph.replace(old, new, 1)
                    return
        raise LookupError(old)
