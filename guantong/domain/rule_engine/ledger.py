"""Running a rule over the ledger: signals of stable identity, the rows behind each, and what was not computed (账上规则)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.drafting import drafts
from guantong.domain.fiscal.records.execution import Books as Books
from guantong.domain.rule_engine.examination import STUMBLES
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.shown import Shown, measured
from guantong.domain.rule_engine.signal import NotComputed, Severity, Signal
from guantong.domain.rule_engine.thresholds import Limit, UndatedLimitError
from guantong.domain.words import Words

_MOST_NAMES = 5
_UNNAMED = "（未写明）"
_NO_LAW = Words("当时的法律不在目录中", "the law of that day is not in the catalogue")
_NO_TABLE = Words("账上没有{year}年的{tables}", "the ledger holds no {tables} of {year}")
_NO_REGISTER = Words(
    "账上没有{tables}的登记，未登记不等于未办，不能判断", "no register of {tables} is at hand; what is not registered may have been done"
)  # fmt: skip
_NO_DRAFT = Words(
    "账上没有{year}年尚未批准的一上、二上或草案",
    "the ledger holds no submission or draft of {year} that is not approved yet",
)
_NO_LIMIT = Words("当日没有生效的阈值（{name}）", "no threshold in force on the day ({name})")
_STUMBLED = Words(
    "规则遇到没有料到的内容（{kind}），请报告", "the rule met what it did not expect ({kind}); please report it"
)


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Subjects a rule could not judge: a lazy table with a column `name`, and a sentence with `{count}` and `{names}`."""

    subjects: Any
    why: Words


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule's function returns, all of it lazy.

    `signals` has the rule's subject columns, `value`, the facts its sentence names, and at will `period` (text) and
    `severity` (text). `rows` are the tables a signal rests on, by name: each holds its evidence columns and those of the
    subject columns by which its rows belong to a signal.
    """

    signals: Any
    rows: Mapping[str, Any]
    limit: Limit | Mapping[str, Limit] | None = None
    """The threshold passed, or several among which the column `limit` of a signal names its own."""
    unjudged: tuple[Unjudged, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the sentence names and every signal shares."""
    words: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    """What the keys of a column are called in the sentence, by column: a class, a yardstick, a blank; others stand as they are."""


@dataclass(frozen=True, slots=True)
class BookSignal(Signal):
    """A signal over the ledger: `keys` are its subject columns, `facts` every column found, amounts in fen.

    `measured` is its value in both languages, `year` the fiscal year it was judged in.
    """

    keys: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    measured: Words = Words("", "")
    year: int = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """One rule run over the books on a day: its signals, what it could not compute, how many it keeps back standing alone.

    `computed` is False where it was not computed at all; else `unjudged` are the names of what it could not judge.
    """

    rule: Rule
    as_of: date
    signals: tuple[BookSignal, ...] = ()
    not_computed: tuple[NotComputed, ...] = ()
    kept_back: int = 0
    computed: bool = True
    unjudged: frozenset[str] = frozenset()

    @property
    def year(self) -> int:
        """The fiscal year it judged."""
        return self.rule.year(self.as_of)


def found(
    signals: Any, /, *, limit: Limit | Mapping[str, Limit] | None = None, unjudged: Sequence[Unjudged] = (),
    facts: Mapping[str, Any] | None = None, words: Mapping[str, Mapping[str, Words]] | None = None, **rows: Any,
) -> Found:  # fmt: skip
    """Return what a rule found: the table of signals and, by table name, the rows they rest on."""
    return Found(signals, rows, limit, tuple(unjudged), facts or {}, words or {})


def run(rule: Rule, books: Books, as_of: date) -> Ran:
    """Run one rule over the books as they stand on `as_of`; one that stumbles over odd content is not computed, and says so."""
    try:
        return compute(rule, books, as_of)
    except _stumbles() as error:
        return _uncomputed(rule, as_of, _STUMBLED.filled(kind=type(error).__name__))


def compute(rule: Rule, books: Books, as_of: date) -> Ran:
    """Run one rule as `run` does, but let what it stumbles over be raised: what is not computed says why and is not passed."""
    year, day = _judged(rule, as_of)
    if not rule.bound_on(day):
        return _uncomputed(rule, as_of, _NO_LAW)
    if missing := [name for name in rule.needs if not has_rows(books, name, year)]:
        return _uncomputed(rule, as_of, _NO_TABLE.filled(year=year, tables=_tables(missing)))
    if unkept := [name for name in rule.registers if not holds(books, name)]:
        return _uncomputed(rule, as_of, _NO_REGISTER.filled(tables=_tables(unkept)))
    if rule.draft and not drafted(books, as_of):
        return _uncomputed(rule, as_of, _NO_DRAFT.filled(year=year))
    try:
        told = _look(rule, books, as_of)
    except UndatedLimitError as name:
        return _uncomputed(rule, as_of, _NO_LIMIT.filled(name=name))
    gaps = [(gap, _named(gap)) for gap in told.unjudged]
    skipped = tuple(NotComputed(rule.title, _few(gap, names)) for gap, names in gaps if names)
    unjudged = frozenset(name for _, names in gaps for name in names)
    return Ran(rule, as_of, tuple(_signals(rule, told, year, day)), skipped, unjudged=unjudged)


def run_all(rules: Iterable[Rule], books: Books, as_of: date) -> list[Ran]:
    """Run every rule over the ledger that is not off; one that never stands alone keeps back what no other rule sees."""
    ran = [run(rule, books, as_of) for rule in rules if rule.over_ledger and not rule.off]
    return kept_company(ran)


def kept_company(ran: Sequence[Ran]) -> list[Ran]:
    """Return the runs with the signals left out that may not stand alone and do."""
    named = {unit for one in ran if one.rule.alone for unit in _units(one.signals)}
    return [one if one.rule.alone else _beside(one, named) for one in ran]


def drill(rule: Rule, books: Books, as_of: date, keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rows behind the signal with subject `keys`: lazy tables by name, each row with its evidence columns."""
    told = _look(rule, books, as_of)
    return {name: _of(rows, {c: v for c, v in keys.items() if c in rows.columns}) for name, rows in told.rows.items()}


def holds(books: Books, name: str) -> bool:
    """Tell whether the ledger holds the table, be it without a row."""
    try:
        books.table(name)
    except LookupError:
        return False
    return True


def has_rows(books: Books, name: str, year: int | None = None) -> bool:
    """Tell whether the ledger holds a row of the table, of `year` if the table is kept by years."""
    if not holds(books, name):
        return False
    table = books.table(name)
    if year is not None and "year" in table.columns:
        table = table.filter(table.year == year)
    return bool(table.limit(1).count().to_pyarrow().as_py())


def drafted(books: Books, as_of: date) -> bool:
    """Tell whether the ledger holds a line of a draft that may be asked about on a day."""
    return bool(drafts(books, as_of).limit(1).count().to_pyarrow().as_py())


def _look(rule: Rule, books: Books, as_of: date) -> Found:
    if rule.look_at_books is None:
        raise TypeError(f"rule {rule.code} does not look at the ledger")
    told: Found = rule.look_at_books(books, rule.limits_on(_judged(rule, as_of)[1]), as_of)
    return told


def _judged(rule: Rule, as_of: date) -> tuple[int, date]:
    year = rule.year(as_of)
    return year, min(as_of, date(year, 12, 31))


def _signals(rule: Rule, told: Found, year: int, day: date) -> Iterator[BookSignal]:
    citations = rule.bound_on(day)
    stage = rule.stage or next(stage for citation in citations for stage in citation.stages)
    for row in told.signals.order_by(list(rule.subject)).to_pyarrow().to_pylist():
        row = {**told.facts, **row}
        keys = {column: row[column] for column in rule.subject}
        limit = told.limit[row["limit"]] if isinstance(told.limit, Mapping) else told.limit
        said = {name: told.words.get(name, {}).get(value, Shown(value)) for name, value in row.items()}
        value = measured(row["value"], rule.measure)
        yield BookSignal(
            rule.code, rule.version, rule.title, rule.asks, stage, "/".join(f"{v if v is not None else ''}" for v in keys.values()),
            row.get("period") or str(year), Severity(row.get("severity") or rule.severity),
            rule.says.filled(**said), (), citations, value.zh, limit.printed if limit else "",
            limit.source if limit else None, keys, row, value, year,
        )  # fmt: skip


def _named(gap: Unjudged) -> list[str]:
    rows = gap.subjects.select("name").distinct().order_by("name").to_pyarrow().to_pylist()
    return [row["name"] or _UNNAMED for row in rows]


def _few(gap: Unjudged, names: Sequence[str]) -> Words:
    few = "、".join(names[:_MOST_NAMES]) + ("等" if len(names) > _MOST_NAMES else "")
    return gap.why.filled(count=len(names), names=few)


def _of(rows: Any, keys: Mapping[str, Any]) -> Any:
    for column, value in keys.items():
        rows = rows.filter(rows[column].isnull() if value is None else rows[column] == value)
    return rows


def _units(signals: Iterable[BookSignal]) -> Iterator[Any]:
    return (signal.keys["unit_code"] for signal in signals if "unit_code" in signal.keys)


def _beside(ran: Ran, named: set[Any]) -> Ran:
    kept = tuple(signal for signal in ran.signals if signal.keys.get("unit_code") in named)
    return replace(ran, signals=kept, kept_back=len(ran.signals) - len(kept))


def _uncomputed(rule: Rule, as_of: date, why: Words) -> Ran:
    return Ran(rule, as_of, (), (NotComputed(rule.title, why),), computed=False)


def _stumbles() -> tuple[type[Exception], ...]:
    from duckdb import Error
    from ibis.common.exceptions import IbisError

    return (*STUMBLES, Error, IbisError)


def _tables(names: Sequence[str]) -> Words:
    from guantong.domain.fiscal.records.table import table

    known = [table(name) for name in names]
    return Words("、".join(f"《{t.words.zh}》" for t in known), ", ".join(f"“{t.words.en}”" for t in known))
