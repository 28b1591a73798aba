"""What a document is, weighed from all it prints: budget or final account, whose (文种与级次)."""

from collections.abc import Iterable, Sequence
from re import compile as pattern

from guantong.domain.fiscal.kinds import squeezed, table_kinds
from guantong.domain.fiscal.pages import Page
from guantong.domain.fiscal.table import Table

_BOOK = pattern(r"(一般公共|政府性基金|国有资本经营|社会保险基金)预算|预算单位|预算[内外]|部门预算经济分类")
"""Words that hold 预算 in titles of budgets and final accounts alike."""
_GOVERNMENT = pattern(r"(政府|财政|总)(预算|决算)|预算执行情况和|预算草案")
_OWN = pattern(r"(部门|单位)(年度)?(收支)?(预算|决算)")
_COVER_WEIGHS = 3
"""A cover says what a document is; three tables titled otherwise are needed to outweigh it."""
_LONGEST_TITLE = 40


def is_final(cover: Sequence[str], tables: Sequence[Table]) -> bool:
    """Tell a final account from a budget: the cover, most titles, then the columns; one odd table decides nothing."""
    votes = _COVER_WEIGHS * _sign(sum(_vote(line) for line in cover))
    votes += sum(_vote(table.title) for table in tables)
    return (votes or sum(_columns(table) for table in tables)) > 0


def is_government(cover: Sequence[str], tables: Sequence[Table]) -> bool:
    """Tell a government's document from a department's: the cover, and the tables only one of the two publishes."""
    text = "".join(cover)
    votes = _COVER_WEIGHS * (bool(_GOVERNMENT.search(text)) - bool(_OWN.search(text)))
    votes += sum(_level(t) for t in tables if not table_kinds()[t.kind].twin)
    return (votes or sum(_level(t) for t in tables)) > 0


def is_unit(lines: Iterable[str], tables: Sequence[Table]) -> bool:
    """Tell a unit's own document from its department's, by which of the two words titles and first pages print."""
    text = squeezed("".join(t.title for t in tables) + "".join(lines))
    unit = sum(text.count(word) for word in ("预算单位", "单位预算", "单位决算", "单位收支", "年单位"))
    department = sum(text.count(word) for word in ("部门预算", "部门决算", "部门收支", "年部门"))
    return unit > department - text.count("支出部门预算经济")


def cover_lines(pages: Sequence[Page]) -> tuple[str, ...]:
    """Return the title lines of the first page; a table or a paragraph on it is no cover."""
    if not pages or pages[0].grids:
        return ()
    texts = [squeezed(line.text) for line in pages[0].lines]
    return tuple(text for text in texts if len(text) <= _LONGEST_TITLE and "。" not in text and "…" not in text)


def _vote(title: str) -> int:
    """Return 1 for a title of a final account, -1 for a budget's, 0 for one that may be either's."""
    text = _BOOK.sub("", squeezed(title))
    return _sign(text.count("决算") - text.count("预算"))


def _columns(table: Table) -> int:
    heads = "".join(table.headers.values())
    return ("决算数" in heads) - ("预算数" in heads and "决算数" not in heads)


def _level(table: Table) -> int:
    return 1 if table_kinds()[table.kind].level == "government" else -1


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
