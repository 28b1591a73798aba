"""How many rows fit on one page, and on eight: the pack is set and counted, and rows move to the longer one until it fits (版面).

It is done once, when the pack is made: what was frozen is printed alike ever after. Nothing is lost, for every row stands in full.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdfium2

from guantong.apps.papers.writers.as_pdf import pdf
from guantong.apps.reviews.pack_printing import content_of
from guantong.domain.reviews.packs import Depth, Pack, Row, Section

_TRIES = 12
_SHARE = 6
"""Of the rows that are printed, so many-th move at a time: twelve times leave a tenth."""


def fitted(pack: Pack, *, title: str, day: date, snapshot: int) -> Pack:
    """Return the pack with as many rows at one page and at eight as there is room for. Raises NotAllowed without a Chinese font."""
    for depth in (Depth.EIGHT, Depth.PAGE):
        for _ in range(_TRIES):
            raw = pdf(content_of(pack, depth, title=title, day=day, snapshot=snapshot, watermark=""))
            if len(pypdfium2.PdfDocument(raw)) <= (depth.pages or 0):
                break
            pack = _moved(pack, depth)
    return pack


def _moved(pack: Pack, depth: Depth) -> Pack:
    """Return the pack with the last rows of its longest part one depth further, a few at once; of the overview last."""
    printed = {one.key: [row for row in one.rows if row.depth <= depth] for one in pack.sections}
    several = sum(map(len, printed.values()))
    gone: set[int] = set()
    for _ in range(max(1, several // _SHARE)):
        key = max(printed, key=lambda key: len(printed[key]) if key != "overview" else len(printed[key]) / 100)
        if printed[key]:
            gone.add(id(_last(printed[key])))
            printed[key].remove(_last(printed[key]))
    sections = tuple(replace(one, rows=tuple(_rows(one, gone, depth))) for one in pack.sections)
    return replace(pack, sections=sections)


def _last(rows: list[Row]) -> Row:
    """The last row of the unit that has most of them."""
    units = [row.unit for row in rows]
    most = max(reversed(dict.fromkeys(units)), key=units.count)
    return [row for row in rows if row.unit == most][-1]


def _rows(section: Section, gone: set[int], depth: Depth) -> Iterator[Row]:
    for row in section.rows:
        yield replace(row, depth=Depth(depth + 1)) if id(row) in gone else row
