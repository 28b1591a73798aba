"""The versions of a year's budget, line beside line: 一上, 一下, 二上, 草案, 批准, 调整, 决算 (版本比较).

A line is a project of a unit by kind of funds; a project without a code is known by its name, what names no project is a line by its
kind of spending. Every line of two versions stands in exactly one change, so that the differences sum to the difference of the versions, to the fen.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.likely_lines import likely
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words

PARTIAL = "adjusted"
"""What an adjusted version leaves out is not changed: it may list what changed alone."""
_IN_FORCE = ("approved", PARTIAL)
_LATER = 10_000
_SPACES = r"[\s\x{00A0}\x{2000}-\x{200A}\x{202F}\x{3000}]+"
_NAME = 60
"""How many characters of its name a project without a code is known by: as many as a code has room for."""


class Key(NamedTuple):
    """What a line is known by; `project_code` is the project's name where it has no code, blank where no project is named.

    Only where it is blank does `spending_kind` tell lines apart.
    """

    unit_code: str
    project_code: str = ""
    fund_kind: str = "general"
    spending_kind: str = ""


class Place(NamedTuple):
    """Where a row stands: its delivery, file, sheet and row."""

    batch: str
    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one version: `amount` in fen, of `rows` rows of which `place` is the first."""

    key: Key
    unit: str
    project: str
    amount: int
    rows: int
    place: Place

    @property
    def unnumbered(self) -> bool:
        """True where its project has a name and no code."""
        return bool(self.project) and self.key.project_code == _name(self.project)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the budget of `year`: `name` as the table of budget lines calls it, `number` where there are several."""

    year: int
    name: str
    number: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands on the way from first submission to final accounts."""
        return names().index(self.name), self.number

    @property
    def words(self) -> Words:
        """What it is called, with its number where it has one."""
        says = _choices()[self.name]
        return Words(f"{says.zh}（第{self.number}版）", f"{says.en} ({self.number})") if self.number else says


@dataclass(frozen=True, slots=True)
class Held:
    """A version that the books hold: its `units`, its `total` in fen, the deliveries it came in, and lines that came twice."""

    version: Version
    units: int
    total: int
    batches: frozenset[str]
    repeated: int


@dataclass(frozen=True, slots=True)
class Link:
    """What a person decided: these lines of the earlier version became those of the later one (split, merged, renamed)."""

    before: frozenset[Key]
    after: frozenset[Key]

    def holds(self, left: Collection[Key], right: Collection[Key]) -> bool:
        """True where the lines of two versions are as it says: all are there, and what is new was not there before, what went is gone."""
        there = all(key in left for key in self.before) and all(key in right for key in self.after)
        return there and not self.stays(left, right)

    def stays(self, left: Collection[Key], right: Collection[Key]) -> list[Key]:
        """Return what it calls new and the earlier version has already, or gone and the later one still has."""
        came, went = self.after - self.before, self.before - self.after
        return sorted([key for key in came if key in left] + [key for key in went if key in right])


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of the earlier version beside what became of them. None is not nil: a side without a line has no amount.

    `how`: code, name (of the project, within the unit), link (a person decided), new, gone; whole, where one version (as control
    figures do) gives a unit's sum alone; unsure, where a person must decide between `candidates` of the other version; left_out,
    where the later version is an adjusted one that need not repeat it.
    """

    before: tuple[Line, ...]
    after: tuple[Line, ...]
    how: str
    candidates: tuple[Key, ...] = ()

    @property
    def was(self) -> int | None:
        """The earlier amount in fen."""
        return sum(line.amount for line in self.before) if self.before else None

    @property
    def became(self) -> int | None:
        """The later amount in fen."""
        return sum(line.amount for line in self.after) if self.after else None

    @property
    def difference(self) -> int:
        """What the later version has more, in fen; nil where it need not repeat the line."""
        return 0 if self.how == "left_out" else (self.became or 0) - (self.was or 0)

    @property
    def line(self) -> Line:
        """The line it is called by: the later one where there is one."""
        return (self.after or self.before)[0]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of units that both hold; `only_earlier` and `only_later` are units of one alone, by code with their total in fen."""

    earlier: Version
    later: Version
    changes: tuple[Change, ...]
    only_earlier: Mapping[str, int]
    only_later: Mapping[str, int]

    @property
    def difference(self) -> int:
        """Σ of the changes in fen: exactly the later total less the earlier one, of what both hold."""
        return sum(change.difference for change in self.changes)


def names() -> tuple[str, ...]:
    """Return the versions in the order of the way, as the table of budget lines lists them."""
    return tuple(_choices())


def versions(books: Books, year: int) -> list[Held]:
    """Return the versions of `year` that the books hold, the earliest first."""
    rows = _rows(books, year)
    full = [
        rows[column].fill_null("")
        for column in ("unit_code", "project_code", "function_code", "economic_code", "fund_kind", "three_public")
    ]
    once = rows.mutate(**{f"k{n}": column for n, column in enumerate(full)})
    once = once.group_by("version", "number", *(f"k{n}" for n in range(len(full)))).agg(batches=once.batch.nunique())
    once = once.filter(once.batches > 1)
    counted = books.rows(once.group_by("version", "number").agg(lines=once.count()))
    twice = {(row["version"], row["number"]): row["lines"] for row in counted}
    told = rows.group_by("version", "number").agg(
        units=rows.unit_code.nunique(), total=rows.amount.sum(), batches=rows.batch.collect()
    )
    found = [
        Held(Version(year, row["version"], row["number"]), row["units"], int(row["total"]), frozenset(row["batches"]), twice.get((row["version"], row["number"]), 0))
        for row in books.rows(told)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.version.place)


def skipped(found: Collection[Held]) -> list[Version]:
    """Return the versions between the first and the last held that the books do not hold: it is said, and nothing is guessed for them."""
    if not found:
        return []
    places = [one.version.place[0] for one in found]
    year = next(iter(found)).version.year
    missing = [name for at, name in enumerate(names()) if min(places) < at < max(places) and at not in places]
    return [Version(year, name) for name in missing if name != PARTIAL]


def lines_of(books: Books, version: Version, unit_code: str | None = None, *, in_force: bool = False) -> list[Line]:
    """Return the lines of a version, of one unit where asked; amounts in fen, each with the place of its first row.

    `in_force`: of an adjusted version the whole budget as it stood then; what it leaves out stays as the version before has it.
    """
    rows = version_rows(books, version, in_force=in_force)
    rows = rows if unit_code is None else rows.filter(rows.unit_code == unit_code)
    summed = rows.group_by("unit_code", "project_code", "fund_kind", "spending_kind").agg(
        amount=rows.amount.sum(),
        unit=rows.unit.max(),
        project=rows.project.max(),
        rows=rows.count(),
        **first_places(rows),
    )
    return [
        Line(
            Key(*(row[name] for name in Key._fields)), row["unit"] or row["unit_code"], row["project"] or "", int(row["amount"]),
            row["rows"], Place(*(row[name] for name in Place._fields)),
        )
        for row in books.rows(summed.order_by("unit_code", "project_code", "fund_kind", "spending_kind"))
    ]  # fmt: skip


def compared(books: Books, earlier: Version, later: Version, links: Iterable[Link] = ()) -> Comparison:
    """Return two versions line beside line: of one year, or a draft beside the budget in force the year before.

    An adjusted version that lists what changed alone is, as the earlier one, the budget as it stood after it.
    Raises ValueError where the earlier one is not earlier.
    """
    if not follows(earlier, later):
        raise ValueError("earlier")
    before, after = lines_of(books, earlier, in_force=True), lines_of(books, later)
    both = {line.key.unit_code for line in before} & {line.key.unit_code for line in after}
    pairs = changes(
        [line for line in before if line.key.unit_code in both], [line for line in after if line.key.unit_code in both], links,
        partial=later.name == PARTIAL,
    )  # fmt: skip
    return Comparison(earlier, later, tuple(pairs), _of_others(before, both), _of_others(after, both))


def follows(earlier: Version, later: Version) -> bool:
    """True where the later version may be held against the earlier one."""
    before = later.year == earlier.year + 1 and earlier.name in _IN_FORCE
    return before or (earlier.year == later.year and earlier.place < later.place)


def years(books: Books) -> list[int]:
    """Return the years of which the books hold some version of a budget, the latest first."""
    rows = held(books, "budget_line")
    found = books.rows(rows.filter(rows.year.notnull()).select("year").distinct())
    return sorted((row["year"] for row in found), reverse=True)


def changes(
    before: Iterable[Line], after: Iterable[Line], links: Iterable[Link] = (), *, partial: bool = False
) -> Iterator[Change]:
    """Pair the lines of two versions, each line in exactly one change: as a person decided, by code, by name; else alone.

    `partial`: the later version lists what changed alone, and what it leaves out is not gone.
    """
    left, right = {line.key: line for line in before}, {line.key: line for line in after}
    for link in links:
        if link.holds(left.keys(), right.keys()):
            yield Change(
                tuple(left.pop(key) for key in sorted(link.before)),
                tuple(right.pop(key) for key in sorted(link.after)),
                "link",
            )
    for ours, others in _undivided(left, right):
        yield Change(tuple(left.pop(key) for key in ours), tuple(right.pop(key) for key in others), "whole")
    for key in sorted(left.keys() & right.keys()):
        one, other = left.pop(key), right.pop(key)
        yield Change((one,), (other,), "name" if one.unnumbered and other.unnumbered else "code")
    for first, second in _of_one_name(left, right):
        yield Change((left.pop(first),), (right.pop(second),), "name")
    near = likely(left.values(), right.values())
    for line in left.values():
        if partial:
            yield Change((line,), (), "left_out")
        else:
            yield Change((line,), (), "unsure" if near.get(line.key) else "gone", near.get(line.key, ()))
    for line in right.values():
        yield Change(
            (),
            (line,),
            "unsure" if near.get(line.key) and not partial else "new",
            () if partial else near.get(line.key, ()),
        )


def _undivided(left: Mapping[Key, Line], right: Mapping[Key, Line]) -> list[tuple[list[Key], list[Key]]]:
    """A unit's lines of one kind of funds of both sides, where one side is nothing but a sum that names neither project nor kind."""
    sides: list[dict[tuple[str, str], list[Key]]] = [{}, {}]
    for found, lines in zip(sides, (left, right), strict=True):
        for key in sorted(lines):
            found.setdefault((key.unit_code, key.fund_kind), []).append(key)
    pairs = [(sides[0][of], sides[1][of]) for of in sides[0] if of in sides[1]]
    return [pair for pair in pairs if sum(_sum_alone(keys) for keys in pair) == 1]


def _sum_alone(keys: list[Key]) -> bool:
    return len(keys) == 1 and not (keys[0].project_code or keys[0].spending_kind)


def _of_one_name(left: Mapping[Key, Line], right: Mapping[Key, Line]) -> list[tuple[Key, Key]]:
    """Lines whose project bears one name within a unit and kind of funds, once on each side."""
    sides: list[dict[tuple[str, str, str], list[Key]]] = [{}, {}]
    for found, lines in zip(sides, (left, right), strict=True):
        for key, line in lines.items():
            if line.project:
                found.setdefault((key.unit_code, key.fund_kind, _name(line.project)), []).append(key)
    return [
        (keys[0], sides[1][name][0])
        for name, keys in sides[0].items()
        if len(keys) == 1 and len(sides[1].get(name, ())) == 1
    ]


def _of_others(lines: Iterable[Line], both: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        if line.key.unit_code not in both:
            found[line.key.unit_code] = found.get(line.key.unit_code, 0) + line.amount
    return found


def _name(project: str) -> str:
    """A name as projects are known by it, whatever blanks are in it."""
    return "".join(project.split())[:_NAME]


def _standing(rows: Any, number: int) -> Any:
    """Of every project (or class of the three public expenses) of a unit the newest of the approved and adjusted versions up to `number`."""
    rows = rows.filter((rows.version == "approved") | ((rows.version == PARTIAL) & (rows.number <= number)))
    rows = rows.mutate(rank=rows.number + (rows.version == PARTIAL).cast("int64") * _LATER)
    own = ("unit_code", "project_code", "fund_kind", "spending_kind", rows.three_public.fill_null(""))
    return rows.filter(rows["rank"] == rows["rank"].max().over(group_by=own)).drop("rank")


def version_rows(books: Books, version: Version, *, in_force: bool = False) -> Any:
    """Return the rows of a version lazily, with the parts of their key filled in; `in_force` as `lines_of` has it."""
    rows = _rows(books, version.year)
    if in_force and version.name == PARTIAL:
        return _standing(rows, version.number)
    return rows.filter(rows.version == version.name, rows.number == version.number)


def first_places(rows: Any) -> dict[str, Any]:
    """Return by field of Place what tells where the first of some rows stands."""
    first = rows.batch.concat("/", rows.sheet, "/", rows["row"].cast("string").lpad(10, "0"))
    return {name: rows[name].argmin(first) for name in Place._fields}


def _rows(books: Books, year: int) -> Any:
    rows = held(books, "budget_line")
    rows = rows.filter(rows.year == year)
    rows = rows.mutate(
        number=rows.version_no.fill_null(0).cast("int64"),
        unit_code=rows.unit_code.fill_null(rows.unit).fill_null(""),
        project_code=rows.project_code.fill_null("").strip(),
        fund_kind=rows.fund_kind.fill_null("general"),
    )
    name = rows.project.fill_null("").re_replace(_SPACES, "").substr(0, _NAME)
    rows = rows.mutate(project_code=(rows.project_code == "").ifelse(name, rows.project_code))
    named = (rows.project_code == "").ifelse(rows.spending_kind.fill_null(""), "")
    return rows.mutate(spending_kind=named)


@cache
def _choices() -> dict[str, Words]:
    return {name: choice.words for name, choice in table("budget_line").columns["version"].choices.items()}
