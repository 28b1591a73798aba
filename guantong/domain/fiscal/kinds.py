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
_EDITION = pattern(
    r"执行|调整|[全本省市区县镇乡]级|全[省市区县镇乡]|一般公共|政府性基金|国有资本|社会保险|一般债务|专项债务|分地区|分项目|分科目|专项转移"
)
_NOT_A_NAME = pattern(
    r"^.*?附?表[\d一二三四五六七八九十]{1,3}[:：、.]?|(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年?度?|(部门|单位)?(预算|决算)?$"
)
_BODY_NAME = pattern(
    r"[^\d，。：]{3,30}(局|委|委员会|办|办公室|馆|院|中心|处|所|校|学校|小学|中学|幼儿园|站|队|会|厅|街道|园|台|联|政协|机关)(本级)?"
)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader: start-up counts


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table: its stem, its names, and in which documents it is expected.

    A `conditional` table may be left empty or absent when the body has nothing of the sort and says so;
    `spoken` is how the running text then names it. Department and government tables share titles: `twin` is
    the kind of the same title at the other level. `classes` are the items that make up an uncoded table's
    total, `within` the items that break another item down where no ordinal tells.
    """

    key: str
    words: Words
    titles: tuple[str, ...]
    expected_in: tuple[str, ...]
    conditional: bool
    two_sided: bool
    level: str = "department"
    twin: str = ""
    spoken: str = ""
    classes: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()


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
            read.get("level", "department"),
            read.get("twin", ""),
            read.get("spoken", ""),
            tuple(read.get("classes", ())),
            tuple(read.get("within", {}).items()),
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


def body_in_title(text: str) -> str:
    """Return the body a title names (`明湖区图书馆2025年部门收支总表`), or "": 全区 and 区级 name no body."""
    title = squeezed(text)
    alias = next((alias for alias, _ in _aliases() if alias in title), title)
    before = _NOT_A_NAME.sub("", title[: title.index(alias)])
    return before if _BODY_NAME.fullmatch(before) else ""


def edition(title: str) -> frozenset[str]:
    """Return the words that tell tables of one kind apart: a district prints 全区 and 区级, last year's 执行 and this year's budget."""
    return frozenset(_EDITION.findall(squeezed(title)))
