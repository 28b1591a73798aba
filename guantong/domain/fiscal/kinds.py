"""The kinds of published tables, one YAML a kind, and how a printed title names one (公开表种类)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import compile as pattern
from typing import Any

import yaml

from guantong.domain.words import Words

_FOLDER = Path(__file__).parent / "tables"
_NOISE = pattern(r"[\s“”\"'‘’「」『』〈〉《》（）()]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader: start-up counts


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table: its stem, its names, and in which documents it is expected.

    A `conditional` table may be left empty or absent when the body has nothing of the sort and says so.
    """

    key: str
    words: Words
    titles: tuple[str, ...]
    expected_in: tuple[str, ...]
    conditional: bool
    two_sided: bool


@cache
def table_kinds() -> dict[str, TableKind]:
    """Return every kind by its stem; a new file in `tables` is a new kind."""
    found = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        read = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
        found[path.stem] = TableKind(
            path.stem,
            Words(**read["words"]),
            tuple(read["titles"]),
            tuple(read["expected_in"]),
            read["conditional"],
            read["two_sided"],
        )
    return found


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    pairs = [(alias, kind.key) for kind in table_kinds().values() for alias in kind.titles]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def squeezed(text: str) -> str:
    """Return `text` without white space, quotation marks and brackets: how titles are compared."""
    return _NOISE.sub("", text)


def kind_of_title(text: str) -> str | None:
    """Return the kind a printed title names, or None; the longest alias wins.

    A sentence that merely mentions a table is no title: it is longer, or ends like a sentence.
    """
    title = squeezed(text)
    if len(title) > 60 or title.endswith(("。", "；", "，", "：")) or "……" in title or "....." in title:
        return None
    return next(
        (key for alias, key in _aliases() if alias in title and title.index(alias) + len(alias) + 12 > len(title)), None
    )
