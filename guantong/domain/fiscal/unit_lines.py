"""Where a table's unit of money is printed: beside its title, in it, under it, or once for the whole document (单位)."""

from collections.abc import Iterable, Sequence
from re import compile as pattern

from guantong.domain.fiscal.kinds import kind_of_title, squeezed
from guantong.domain.fiscal.pages import Grid, Page, TextLine
from guantong.domain.money import Unit, find_unit

_BRACKET = pattern(r"[（(](亿元|万元|千元|元)[)）]$")
_FOR_ALL = pattern(
    r"(?:本套|本册|本报告|本文件|以下|下列|各表|各张表|全部|所有|报表|附表)[^。；]{0,14}?单位(?:均|统一|一律)?(?:[为是]|[:：])"
    r"(?:人民币)?(亿元|万元|千元|元)"
)
_ONLY_A_UNIT = pattern(r"[（(]?(?:金额|货币|计量)?单位[:：为](?:人民币)?(?:亿元|万元|千元|元)[)）]?")


def titled_unit(text: str) -> Unit | None:
    """Return the unit a title or a line under it ends with: `部门收支总表（元）`; or the one it declares."""
    found = _BRACKET.search("".join(text.split()))
    return Unit(found[1]) if found else find_unit(text)


def unit_beside(page: Page, grid: Grid, above: Sequence[TextLine], title: TextLine | None) -> Unit | None:
    """Return the unit printed over the table: from its title on, else higher up when no other table stands there."""
    own = list(above[above.index(title) :]) if title else list(above)
    first = not any(other.box[3] <= grid.box[1] for other in page.grids if other is not grid)
    for lines in (own, above if first else ()):
        if unit := next((unit for line in reversed(lines) if (unit := titled_unit(line.text))), None):
            return unit
    return None


def unit_under(page: Page, grid: Grid, below: Iterable[TextLine]) -> Unit | None:
    """Return the unit printed under the table, or None when it may be the next table's."""
    lines = list(below)
    title = next((at for at, line in enumerate(lines) if kind_of_title(line.text)), None)
    another = any(other.box[1] >= grid.box[3] for other in page.grids if other is not grid)
    if another and title is None:
        return None
    found = {unit for line in lines[:title] if len(line.text) < 30 and (unit := find_unit(line.text))}
    return found.pop() if len(found) == 1 else None


def unit_of_continuation(page: Page, grid: Grid, above: Sequence[TextLine], below: Iterable[TextLine]) -> set[Unit]:
    """Return the units printed with a table's later page: under it, and over it where no other grid stands between."""
    over = unit_beside(page, grid, above, None) if grid is min(page.grids, key=lambda g: g.box[1]) else None
    return {unit for unit in (over, unit_under(page, grid, below)) if unit}


def unit_of_all(pages: Sequence[Page]) -> Unit | None:
    """Return the one unit declared for all tables of a document, None when none or more than one is.

    A bare unit line on a page without a table speaks for all only where no table prints a unit of its own.
    """
    said = {Unit(m[1]) for page in pages for line in page.lines for m in _FOR_ALL.finditer(squeezed(line.text))}
    if not said and not any(_prints_unit(page) for page in pages if page.grids):
        bare = (line.text for page in pages if not page.grids for line in page.lines)
        said = {unit for text in bare if _ONLY_A_UNIT.fullmatch("".join(text.split())) and (unit := find_unit(text))}
    return said.pop() if len(said) == 1 else None


def _prints_unit(page: Page) -> bool:
    texts = [*(line.text for line in page.lines), *(cell.text for grid in page.grids for cell in grid.cells)]
    return any(titled_unit(text) for text in texts)
