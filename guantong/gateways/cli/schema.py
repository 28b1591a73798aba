"""The shape of a check's result, version 1: what anyone who recomputes it may rely on (结果结构)."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints


class TableState(TypedDict):
    """One expected or found table: its key in the catalogue of tables, its printed title, where it stands."""

    table: str
    title: str
    state: Literal["found", "stated_absent", "empty", "missing", "unreadable"]
    pages: list[int]


class Rounding(TypedDict):
    """Differences of one table that printing explains: how many, the largest in fen, and the sentence."""

    table: str
    differences: int
    largest_fen: int
    words: str


class NotComputed(TypedDict):
    """One check that could not be made, and why; never the same as passed."""

    what: str
    why: str
    rule: str


class UnmappedColumn(TypedDict):
    """A column whose header is not known: its figures took no part."""

    table: str
    page: int
    header: str


class UnrecognisedTable(TypedDict):
    """A ruled table whose title is not known."""

    page: int
    title: str


class UnknownCode(TypedDict):
    """A classification code our tables do not hold; kept as printed."""

    table: str
    page: int
    code: str
    item: str


class Coverage(TypedDict):
    """How much was read and computed; read this before the signals."""

    tables_found: int
    tables_expected: int
    tables: list[TableState]
    computed: int
    held: int
    rounding: list[Rounding]
    not_computed: list[NotComputed]
    unmapped_columns: list[UnmappedColumn]
    unknown_codes: list[UnknownCode]
    unrecognised_tables: list[UnrecognisedTable]
    image_only_pages: list[int]


class Value(TypedDict):
    """One value as read: an amount in fen, or a number that is no amount, or a text; blank cells have none."""

    table: str
    item: str
    code: str
    column: str
    fen: int | None
    number: str | None
    text: str | None
    printed: str
    unit: str
    page: int
    row: int


class CitedArticle(TypedDict):
    """An article a signal rests on; `status` says how far our wording was checked against the text.

    `undated` (未核实施行日期): whether the article bound on the day of the document is not verified.
    """

    id: str
    words: str
    status: Literal["verified", "title-verified", "from-knowledge", "unknown", "undated"]


class Place(TypedDict):
    """One place in a file; boxes are x0, top, x1, bottom in points from the page's upper left corner.

    In a workbook `page` counts the sheets and `sheet` is the sheet's name; in a PDF it is empty.
    """

    file: str
    page: int
    sheet: str
    table: str
    row: int
    column: str
    printed: str
    fen: int | None
    boxes: list[list[float]]


class SignalEntry(TypedDict):
    """Something to verify (关注事项): a pointer with its evidence, never a verdict."""

    id: str
    rule: str
    rule_version: int
    title: str
    question: Literal["basis", "deviation", "cause", "performance", "follow_through", "outcome"]
    stage: str
    subject: str
    period: str
    severity: Literal["verify_first", "verify", "note"]
    value: str | None
    limit: str | None
    limit_source: str | None
    because: str
    citations: list[CitedArticle]
    evidence: list[Place]


class ErrorEntry(TypedDict):
    """What could not be read, where, and what the user can do."""

    what: str
    where: str
    do: str


class Document(TypedDict):
    """One logical document; several may share a file, an unreadable file is one with `kind` null.

    `sheets` names the sheets of a workbook by their number, which stands wherever a page is meant.
    """

    file: str
    pages: list[int]
    page_sizes: dict[str, list[float]]
    sheets: dict[str, str]
    body: str
    kind: Literal["budget", "final_accounts", "government_budget", "government_final_accounts", "register"] | None
    level: Literal["department", "unit", "government"] | None
    year: int | None
    coverage: Coverage
    values: list[Value]
    signals: list[SignalEntry]
    errors: list[ErrorEntry]


class LeftOut(TypedDict):
    """Something given, or lying in a folder given, that took no part; `unread` when a document may have been missed."""

    file: str
    why: str
    do: str
    unread: bool


class RulePage(TypedDict):
    """A rule that raised a signal: its title and its page in Markdown."""

    title: str
    page: str


class CheckResult(TypedDict):
    """The whole result of one check."""

    schema_version: Literal[1]
    guantong: str
    language: Literal["zh", "en"]
    documents: list[Document]
    left_out: list[LeftOut]
    rules: dict[str, RulePage]


def problems(result: Any) -> list[str]:
    """Return where `result` departs from the shape: missing, unknown or wrongly typed parts, with their path."""
    return list(_departures(result, CheckResult, ""))


def _departures(found: Any, shape: Any, path: str) -> Iterator[str]:
    origin, inner = get_origin(shape), get_args(shape)
    if isinstance(shape, type) and issubclass(shape, dict) and hasattr(shape, "__annotations__"):
        yield from _parts(found, shape, path)
    elif origin in (Union, UnionType):
        if all(list(_departures(found, one, path)) for one in inner):
            yield f"{path}: {_named(found, choices=any(get_origin(one) is Literal for one in inner))}"
    elif origin is Literal:
        if found not in inner or isinstance(found, bool):
            yield f"{path}: {_named(found, choices=True)}"
    elif origin is list:
        if not isinstance(found, list):
            yield f"{path}: {_named(found)}"
            return
        for at, entry in enumerate(found):
            yield from _departures(entry, inner[0], f"{path}[{at}]")
    elif origin is dict:
        if not isinstance(found, dict):
            yield f"{path}: {_named(found)}"
            return
        for name, entry in found.items():
            yield from _departures(entry, inner[1], f"{path}.{name}")
    elif not _is(found, shape):
        yield f"{path}: {_named(found)}"


def _parts(found: Any, shape: Any, path: str) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{path}: {_named(found)}"
        return
    hints = get_type_hints(shape)
    start = f"{path}." if path else ""
    yield from (f"{start}{name}: unknown" for name in found if name not in hints)
    for name, part in hints.items():
        if name in found:
            yield from _departures(found[name], part, f"{start}{name}")
        else:
            yield f"{start}{name}: missing"


def _is(found: Any, kind: type) -> bool:
    """Whether a JSON value is of a kind: true is no number, a whole number serves where a fraction may stand."""
    if isinstance(found, bool):
        return kind is bool
    return isinstance(found, (int, float) if kind is float else kind)


def _named(found: Any, choices: bool = False) -> str:
    return repr(found)[:40] if choices else type(found).__name__
