"""What a page shows that was not read as text or table: said of the page, never passed over (没有读出的)."""

from collections.abc import Sequence

from guantong.domain.evidence import Box
from guantong.domain.fiscal.pages import Grid, TextLine, Unread
from guantong.domain.money import looks_like_amount
from guantong.gateways.adapters.published_documents.characters import UNKNOWN, PageText
from guantong.gateways.adapters.published_documents.frame import Frame
from guantong.gateways.adapters.published_documents.text_lines import BETWEEN_FIGURES

_LARGE = 0.25
"""A picture that covers this share of a page may show a table."""
_BACKGROUND = 150
"""So many characters upon a picture make it a background; fewer are its page number, running head, or caption."""
_OUTLINED = 400
"""So many curves and hardly a character are letters drawn as outlines."""
_FEW = 80
_GARBLED = 0.03
_SKEWED = 0.5
_ROWS = 3
"""So many lines that end in an amount standing apart are a table."""


def unread_parts(
    text: PageText, pictures: Sequence[Box], curves: int, frame: Frame, grids: Sequence[Grid], lines: Sequence[TextLine]
) -> tuple[Unread, ...]:
    """Return why parts of a page were not read; `pictures` are the boxes of its images."""
    characters = text.characters
    count = len(characters)
    found = []
    if _covered(pictures, frame) >= _LARGE:
        upon = sum(1 for ch in characters if any(_inside(ch.x0, ch.base, box) for box in pictures))
        if upon < _BACKGROUND and not grids:
            found.append(Unread.IMAGE if count < _BACKGROUND else Unread.PICTURE)
    elif pictures and not count:
        found.append(Unread.IMAGE)
    if curves >= _OUTLINED and count < _FEW:
        found.append(Unread.OUTLINES)
    unknown = sum(1 for ch in characters if ch.text == UNKNOWN)
    if unknown > _GARBLED * count or any(_garbled(cell.text) for grid in grids for cell in grid.cells):
        found.append(Unread.GARBLED)
    if text.skewed > _SKEWED * count:
        found.append(Unread.SKEWED)
    if _unruled(lines) or any(BETWEEN_FIGURES in cell.text for grid in grids for cell in grid.cells):
        found.append(Unread.UNRULED)
    return tuple(found)


def _covered(pictures: Sequence[Box], frame: Frame) -> float:
    """Return the share of the page under pictures; strips of one scan add up."""
    area = sum(
        max(min(x1, frame.width) - max(x0, 0), 0) * max(min(bottom, frame.height) - max(top, 0), 0)
        for x0, top, x1, bottom in pictures
    )
    return area / (frame.width * frame.height) if frame.width * frame.height else 0


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _garbled(text: str) -> bool:
    """A lone unknown sign may be a box to tick; with digits, or as a word, it is text that was lost."""
    return text.count(UNKNOWN) > 1 or (UNKNOWN in text and any(ch.isdigit() for ch in text))


def _unruled(lines: Sequence[TextLine]) -> bool:
    return sum(1 for line in lines if " " in line.text and _figure(line.text.rsplit(" ", 1)[1])) >= _ROWS


def _figure(text: str) -> bool:
    """Tell an amount from a page number, a year, or the number of a list."""
    return looks_like_amount(text) and ("," in text or "." in text or len(text) > 4)
