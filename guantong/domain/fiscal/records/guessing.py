"""Which fiscal table a sheet is, and which header which column: guessed from headers and contents, refused when unsure (猜测对应).

A guess is a proposal that a person confirms. What cannot be told from a sheet is not guessed at all: the unit of its money.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guantong.domain.fiscal.records.likeness import filled, looks, order_of
from guantong.domain.fiscal.records.mapping import Dates, Mapping, plain
from guantong.domain.fiscal.records.table import Column, Kind, Table, tables
from guantong.domain.words import Words

Line = Sequence[str | None]
_SAMPLE = 200
_IN_BRACKETS = re.compile(r"[(\[](?:单位:)?(?:亿元|万元|千元|元|%|人|个|人民币元)[)\]]$")

_NO_TABLE = Words(
    "表头与任何一种财政记录都不够相符，请选择这是什么表并逐列指定",
    "The headers fit no fiscal table well enough: choose the table and say which header is which column",
)
_TWO_TABLES = Words("既像“{first}”又像“{second}”，请选择", "It may be “{first}” or “{second}”: choose one")
_LACKING = Words(
    "最像“{table}”，但找不到必需的“{columns}”，请指定它在哪一列或填写固定值",
    "Most like “{table}”, but the needed “{columns}” was not found: say which header it is, or what it is in every row",
)
_TWO_HEADERS = Words(
    "“{first}”和“{second}”都可能是“{column}”，请选择一列", "“{first}” and “{second}” may both be “{column}”: choose one"
)
_UNLIKE = Words(
    "“{header}”按名称应是“{column}”，但内容（如“{text}”）不像，没有对应",
    "“{header}” is called like “{column}”, but its cells (such as “{text}”) are not: left out",
)
_NO_ORDER = Words(
    "“{header}”的日期（如“{text}”）看不出日、月的先后，请声明",
    "The dates of “{header}” (such as “{text}”) do not tell day from month: declare the order",
)
_SERIALS = Words(
    "“{header}”像是表格软件的日期序号（如“{text}”），请确认",
    "“{header}” looks like a workbook's count of days (such as “{text}”): confirm it",
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a sheet may be: the `mapping` proposed (None when it is no table well enough), and every doubt in a sentence.

    The mapping never declares the unit of money; columns in doubt are left out of it.
    """

    mapping: Mapping | None
    doubts: tuple[Words, ...]

    @property
    def sure(self) -> bool:
        """True when there is a mapping and no doubt about it; a person confirms it all the same."""
        return self.mapping is not None and not self.doubts


def guess(headers: Sequence[str], rows: Sequence[Line]) -> Guess:
    """Return what a sheet with these `headers` and (some of) its `rows` of text may be."""
    sample = rows[:_SAMPLE]
    found = [_as(one, headers, sample) for one in tables().values()]
    best, *others = sorted(found, key=lambda fit: fit.score, reverse=True)
    if best.lacking:
        if best.named < 2 or best.named <= len(headers) // 4:
            return Guess(None, (_NO_TABLE,))
        columns = Words(
            "”、“".join(column.words.zh for column in best.lacking), "”, “".join(c.words.en for c in best.lacking)
        )
        return Guess(None, (_LACKING.filled(table=best.table.words, columns=columns), *best.doubts))
    if others and others[0].score == best.score and not others[0].lacking:
        return Guess(None, (_TWO_TABLES.filled(first=best.table.words, second=others[0].table.words),))
    if best.named < 2:
        return Guess(None, (_NO_TABLE,))
    dates, doubts = _order(best, headers, sample)
    return Guess(Mapping(best.table.name, tuple(headers), best.columns, dates=dates), (*best.doubts, *doubts))


def as_table(one: Table, headers: Sequence[str], rows: Sequence[Line]) -> Guess:
    """Return the guess for a sheet of which a person has said which table it is."""
    best = _as(one, headers, rows[:_SAMPLE])
    dates, doubts = _order(best, headers, rows[:_SAMPLE])
    return Guess(Mapping(one.name, tuple(headers), best.columns, dates=dates), (*best.doubts, *doubts))


@dataclass(frozen=True, slots=True)
class _Fit:
    table: Table
    columns: dict[str, int]
    doubts: tuple[Words, ...]
    lacking: tuple[Column, ...]
    named: int

    @property
    def score(self) -> tuple[int, int, int]:
        """Tables with all they need come first, then those that understand more headers, then the smaller ones."""
        return (not self.lacking, self.named, -len(self.table.columns))


def _as(one: Table, headers: Sequence[str], rows: Sequence[Line]) -> _Fit:
    columns: dict[str, int] = {}
    doubts: list[Words] = []
    for column in one.columns.values():
        places = _places(column, headers)
        if len(places) > 1:
            first, second = (headers[at] for at in places[:2])
            doubts.append(_TWO_HEADERS.filled(first=first, second=second, column=column.words))
        elif places and not looks(column, (row[places[0]] for row in rows if places[0] < len(row))):
            odd = next(
                text
                for text in filled(row[places[0]] for row in rows if places[0] < len(row))
                if not looks(column, [text])
            )
            doubts.append(_UNLIKE.filled(header=headers[places[0]], column=column.words, text=odd))
        elif places:
            columns[column.name] = places[0]
    lacking = tuple(column for column in one.columns.values() if column.required and column.name not in columns)
    return _Fit(one, columns, tuple(doubts), lacking, len(set(columns.values())))


def _places(column: Column, headers: Sequence[str]) -> list[int]:
    """Return where a header calls the column; of several, those that call it by its most telling word."""
    called = [plain(word) for word in column.headers]
    ranks = {at: called.index(name) for at, name in enumerate(map(_bare, headers)) if name in called}
    if (
        column.name == "amount"
    ):  # 支付金额 beside 金额 is the payment's amount: a table's own words tell more than the shared one
        own = {at: rank for at, rank in ranks.items() if called[rank] not in (plain("金额"), "amount")}
        ranks = own or ranks
    return sorted(ranks)


def _bare(header: str) -> str:
    return _IN_BRACKETS.sub("", plain(header))


def _order(best: _Fit, headers: Sequence[str], rows: Sequence[Line]) -> tuple[Dates, list[Words]]:
    orders, doubts = set(Dates), []
    for column in best.table.of_kind(Kind.DATE):
        if column.name not in best.columns:
            continue
        at = best.columns[column.name]
        cells = [row[at] for row in rows if at < len(row)]
        told = order_of(cells)
        orders &= told
        doubts += list(_doubts_of_order(headers[at], filled(cells), told))
    if not orders and not doubts:
        return Dates.YEAR_FIRST, [_NO_ORDER.filled(header=headers[best.columns[best.table.period]], text="")]
    return min(orders or {Dates.YEAR_FIRST}, key=list(Dates).index), doubts


def _doubts_of_order(header: str, texts: list[str], told: set[Dates]) -> Iterator[Words]:
    odd = next((text for text in texts if not order_of([text]) >= set(Dates)), "")
    if told == {Dates.SERIAL}:
        yield _SERIALS.filled(header=header, text=odd)
    elif len(told) != 1 and odd and not all(_month_is_named(text) for text in texts):
        yield _NO_ORDER.filled(header=header, text=odd)


def _month_is_named(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", text)) or order_of([text]) >= set(Dates)
