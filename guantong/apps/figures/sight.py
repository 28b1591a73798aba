"""A page of a file with places outlined, as lines of a drawing: no script, no style of its own (页面与框)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse

from guantong.apps.figures.models import Batch
from guantong.apps.figures.queries import Located
from guantong.apps.figures.reading import A4, reading_of
from guantong.domain.evidence import Evidence, page_words
from guantong.domain.fiscal.pages import Page
from guantong.domain.words import Words

_AROUND = 1.5
"""Points between a cell and its outline."""
_SHEET_ROWS = 40
_MARGIN = 4.0
"""Points around a sheet, so that an outline at its edge is whole."""
_BESIDE, _ABOVE = 0.2, 0.7
"""How much of an enlarged cell's width and height is shown of the page beside and above it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One outline on the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sight:
    """What is drawn: the picture of a PDF's page, or the cells of a sheet as they were read, and the outlines."""

    box: str
    width: float
    height: float
    address: str
    frames: list[Frame]
    words: Words
    cells: list[dict[str, Any]] = field(default_factory=list)
    note: Words | None = None
    """That a figure was typed by hand, so that nobody measured where its cell is."""


def sight_of(batch: Batch, page: Page, places: Iterable[Evidence | None]) -> Sight:
    """Return the drawing of `page` with `places` outlined."""
    places = list(places)
    typed = any(place is not None and place.row and not place.boxes for place in places)
    boxes = [box for place in places if place is not None for box in place.boxes]
    frames = [
        Frame(x0 - _AROUND, top - _AROUND, x1 - x0 + 2 * _AROUND, bottom - top + 2 * _AROUND)
        for x0, top, x1, bottom in boxes
    ]
    words = page_words(page.number, page.name)
    if batch.file is not None and batch.file.kind == "pdf":
        address = reverse("figures:picture", args=[batch.pk, page.number])
        return Sight(
            f"0 0 {page.width:g} {page.height:g}",
            page.width,
            page.height,
            address,
            frames,
            words,
            note=TYPED if typed else None,
        )
    return _sheet(page, frames, words)


def enlarged(sight: Sight) -> Sight | None:
    """Return the same drawing, close up at its first outline; None without one."""
    if not sight.frames:
        return None
    at = sight.frames[0]
    beside, above = at.width * _BESIDE, at.height * _ABOVE
    box = f"{at.x - beside:g} {at.y - above:g} {at.width + 2 * beside:g} {at.height + 2 * above:g}"
    return replace(sight, box=box)


def sights_of(found: Iterable[tuple[Batch, Located]]) -> list[tuple[Batch, Sight]]:
    """Return a drawing for every page that bears something found, in the order of finding, several places on one page together."""
    pages: dict[tuple[int, int], tuple[Batch, Page, list[Evidence | None]]] = {}
    for batch, one in found:
        if one.page is not None:
            pages.setdefault((batch.pk, one.page.number), (batch, one.page, []))[2].append(one.place)
    return [(batch, sight_of(batch, page, places)) for batch, page, places in pages.values()]


TYPED = Words("手工录入，未定位单元格", "typed by hand, the cell is not located")


def _sheet(page: Page, frames: list[Frame], words: Words) -> Sight:
    cells = [cell for grid in page.grids for cell in grid.cells]
    middle = frames[0].y if frames else 0.0
    tops = sorted({cell.box[1] for cell in cells})
    near = sorted(tops, key=lambda top: abs(top - middle))[:_SHEET_ROWS]
    shown = [cell for cell in cells if cell.box[1] in near]
    top = min((cell.box[1] for cell in shown), default=0.0)
    bottom = max((cell.box[3] for cell in shown), default=100.0)
    right = max((cell.box[2] for cell in shown), default=100.0)
    drawn = [
        {
            "x": cell.box[0], "y": cell.box[1], "width": (cell.box[2] - cell.box[0]) * cell.column_span,
            "height": (cell.box[3] - cell.box[1]) * cell.row_span, "text": cell.text.replace("\n", ""),
        }
        for cell in shown
    ]  # fmt: skip
    box = f"{-_MARGIN:g} {top - _MARGIN:g} {right + 2 * _MARGIN:g} {bottom - top + 2 * _MARGIN:g}"
    return Sight(box, right, bottom - top, "", frames, words, drawn)


def page_sight(batch: Batch, number: int) -> Sight:
    """Return the picture of a page of a PDF to look at, in the shape of the page."""
    page = next((page for page in reading_of(batch).printed.pages if page.number == number), None)
    return sight_of(batch, page or Page(number, *A4), [])
