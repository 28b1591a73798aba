"""Whose a part of a file is, when several bodies are printed in one: tables, forms and text by the body named (分单位)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from re import compile as pattern

from guantong.domain.fiscal.headers import plain
from guantong.domain.fiscal.kinds import edition, squeezed
from guantong.domain.fiscal.pages import Grid, Page, TextLine
from guantong.domain.fiscal.recognise import Recognised
from guantong.domain.fiscal.table import Table
from guantong.domain.money import Unit

Form = tuple[Page, Grid, Unit | None]

_DOER = pattern(r"(项目)?(实施|预算|申报|填报|承担|用款)(部门|单位)(名称)?[:：]?")
_ABOUT = pattern(r"预算|决算|概况|说明|职[能责]|简介|情况|机构设置")
_LONGEST_HEADING = 45
_REPEATED_SET = 3
"""From so many repeated kinds on, a second set of tables is another body's, not a table printed twice."""


@dataclass(slots=True)
class Part:
    """What one body prints in a file; `unassigned` are (page, title) of what may be anyone's."""

    body: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...]
    forms: tuple[Form, ...]
    used: frozenset[int]
    unassigned: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Run:
    """Lines and forms between two marks: a table, or a heading that names a body."""

    owner: str
    heading: bool = False
    lines: list[tuple[Page, TextLine]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def text(self) -> str:
        """Return what the run says, without spaces and brackets."""
        return squeezed("".join(line.text for _, line in self.lines))

    def mark(self) -> tuple[int, str]:
        """Return where the run begins, as a thing that may be anyone's."""
        return self.lines[0][0].number, "正文"


def parts_of(pages: tuple[Page, ...], read: Recognised) -> Iterator[Part]:
    """Yield the part of every body; a file of one body is one part, whole.

    Bodies are told apart only where one kind of table stands under several names, or a whole set of tables
    stands twice. What names no body goes to the one on both sides of it, else to none: it is never guessed.
    """
    owners = _owners(read.tables)
    names = list(dict.fromkeys(owner for owner in owners if owner))
    if len(names) < 2 and all(owners):
        yield Part("", pages, read.tables, read.forms, read.used_lines)
        return
    text, forms = _text_and_forms(pages, read, owners, names)
    loose = [(t.pages[0], t.title) for t, owner in zip(read.tables, owners, strict=True) if not owner]
    loose += [(page.number, "绩效表") for page, grid, _ in read.forms if not forms[id(grid)]]
    loose += [run.mark() for run in text if not run.owner and "。" in run.text()]
    for name in names or [""]:
        tables = tuple(t for t, owner in zip(read.tables, owners, strict=True) if owner == name and name)
        own = tuple(form for form in read.forms if name and forms[id(form[1])] == name)
        lines = {id(line) for run in text if run.owner == name and name for _, line in run.lines}
        shown = {number for t in tables for number in t.pages} | {page.number for page, *_ in own}
        kept = (replace(page, lines=tuple(ln for ln in page.lines if id(ln) in lines)) for page in pages)
        yield Part(
            name.partition("\n")[0],
            tuple(page for page in kept if page.lines or page.number in shown),
            tables,
            own,
            read.used_lines,
            tuple(sorted(loose)),
        )


def mentioned(text: str, names: Iterable[str]) -> set[str]:
    """Return which of `names` stand in `text`; a name inside a longer one is the longer one."""
    text, found = squeezed(text), set()
    for name in sorted(names, key=len, reverse=True):
        if squeezed(name) in text:
            found.add(name)
            text = text.replace(squeezed(name), "□")
    return found


def _printed(names: Iterable[str]) -> list[str]:
    """Return the names that bodies print; those made up for nameless sets stand nowhere in a text."""
    return [name for name in names if not name.startswith("\n")]


def _what(table: Table) -> tuple[str, frozenset[str]]:
    return table.kind, edition(table.title)


def _owners(tables: Sequence[Table]) -> list[str]:
    """Return the body of every table: its name, "" when it may be anyone's."""
    printed = {table.body for table in tables if table.body}
    kinds = {name: {_what(t) for t in tables if t.body == name} for name in printed}
    if not any(kinds[a] & kinds[b] for a in printed for b in printed if a < b):
        return _sets([_what(table) for table in tables])
    same = {name: _same_body(name, kinds) for name in printed}
    owners = [same.get(table.body, "") for table in tables]
    return [owner or _between(at, tables, owners) for at, owner in enumerate(owners)]


def _same_body(name: str, kinds: Mapping[str, set[tuple[str, frozenset[str]]]]) -> str:
    """Return the fuller set of tables a name belongs to: one table may print a body's name with 本级 or shorter."""
    alike = [
        other
        for other in kinds
        if other != name and (other in name or name in other) and not kinds[other] & kinds[name]
    ]
    return alike[0] if len(alike) == 1 and len(kinds[alike[0]]) > len(kinds[name]) else name


def _between(at: int, tables: Sequence[Table], owners: Sequence[str]) -> str:
    """Return the neighbour that lacks a table of this kind, when just one does."""
    before = next((owner for owner in reversed(owners[:at]) if owner), "")
    after = next((owner for owner in owners[at + 1 :] if owner), "")
    kind = _what(tables[at])
    has = {owner for table, owner in zip(tables, owners, strict=True) if owner and _what(table) == kind}
    lacking = {owner for owner in (before, after) if owner} - has
    return lacking.pop() if len(lacking) == 1 else ""


def _sets(kinds: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """Return the owners where no two names share a kind: one body, or sets of tables that follow each other.

    Sets are told apart as "\\n1", "\\n2"; kinds that stand twice side by side cannot be told apart at all.
    """
    counted = Counter(kinds)
    repeated = [kind for kind, count in counted.items() if count > 1]
    if len(repeated) < _REPEATED_SET:
        return ["\n1"] * len(kinds)
    found, seen, number = [], set(), 1  # type: list[str], set[tuple[str, frozenset[str]]], int
    for at, kind in enumerate(kinds):
        if kind in seen:
            if kinds[at - 1] == kind:
                return [""] * len(kinds)
            seen, number = set(), number + 1
        seen.add(kind)
        found.append(f"\n{number}")
    return found


def _text_and_forms(
    pages: Sequence[Page], read: Recognised, owners: Sequence[str], names: Sequence[str]
) -> tuple[list[_Run], dict[int, str]]:
    """Return the runs of text with their owners, and the owner of every form by the identity of its grid."""
    runs = [_Run("")]
    for page in pages:
        for line in page.lines:
            if id(line) not in read.used_lines:
                if owner := _headed(line.text, names):
                    runs.append(_Run(owner, heading=True))
                runs[-1].lines.append((page, line))
        runs[-1].forms += [form for form in read.forms if form[0] is page]
        runs += [_Run(o) for t, o in zip(read.tables, owners, strict=True) if t.pages[0] == page.number]
    forms: dict[int, str] = {}
    for run, following in zip(runs, [*runs[1:], _Run("")], strict=True):
        said = mentioned(run.text(), _printed(names))
        if not run.heading and run.owner != following.owner:
            run.owner = said.pop() if len(said) == 1 else ""
        elif not run.heading and said - {run.owner}:
            run.owner = ""
        forms |= {id(grid): _doer(grid, names) or run.owner for _, grid, _ in run.forms}
    return [run for run in runs if run.lines], forms


def _headed(text: str, names: Sequence[str]) -> str:
    """Return the body whose text begins at a heading such as `明湖区图书馆2025年单位预算编制说明`."""
    title = squeezed(text)
    if len(title) > _LONGEST_HEADING or any(mark in title for mark in "。，；…") or ".." in title:
        return ""
    said = mentioned(title, _printed(names))
    name = said.pop() if len(said) == 1 else ""
    return name if name and _ABOUT.search(title.rpartition(squeezed(name))[2]) else ""


def _doer(grid: Grid, names: Sequence[str]) -> str:
    """Return the body a form names as the one that carries the project out, else the only one it names."""
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    texts = [plain(cell.text) for cell in cells]
    for label, value in zip(texts, texts[1:], strict=False):
        if _DOER.fullmatch(label) and value in names:
            return value
    said = {text for text in texts if text in names}
    return said.pop() if len(said) == 1 else ""
