"""How one source's sheet becomes a fiscal table: which header is which column, and what its cells mean (字段对应).

Saved per source and confirmed by a person. The unit of money and the order of a date's parts are declared here: neither can be told
from the figures.
"""

import json
from collections import abc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from guantong.domain.fiscal.records.table import Column, Kind, table
from guantong.domain.fiscal.records.written import NotWritten, value
from guantong.domain.money import Unit
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words


class Dates(StrEnum):
    """In which order a date's parts stand; a date that begins with its four-figure year is read under each of them."""

    YEAR_FIRST = "year_first"
    """2025-03-31, 2025年3月31日, 20250331."""
    DAY_FIRST = "day_first"
    """31/03/2025, 31-Mar-2025."""
    MONTH_FIRST = "month_first"
    """03/31/2025; of a month alone 03/25."""
    SERIAL = "serial"
    """Days since 1899-12-30, as workbooks count them: 45747."""


class Ratios(StrEnum):
    """What a ratio without a sign of percent is."""

    PERCENT = "percent"
    FRACTION = "fraction"


_LACKS = Words(
    "“{table}”的每一行都要有“{column}”，请指定它在哪一列",
    "Every row of “{table}” needs “{column}”: say which header it is",
)
_NO_UNIT = Words(
    "金额的单位没有声明，请选择元、千元、万元或亿元",
    "The unit of money is not declared: choose yuan, thousand, ten thousand or hundred million",
)
_RESTRICTED = Words(
    "“{header}”属于限制知悉范围的债务信息，本系统不接收，请从文件中删去这一列",
    "“{header}” is restricted knowledge about debt and not taken in here: remove the column from the file",
)
_NO_COLUMN = Words("“{table}”没有“{column}”这一列", "“{table}” has no column “{column}”")
_NO_HEADER = Words(
    "表头只有 {count} 列，没有第 {place} 列", "The header has {count} columns, there is no column {place}"
)
_NO_VALUE = Words("“{text}”不能作为“{column}”的固定值", "“{text}” cannot be what “{column}” is in every row")
_OTHER_HEADERS = Words(
    "表头与保存的对应关系不同：缺少或重复“{header}”，请重新确认",
    "The headers differ from the saved mapping: “{header}” is missing or there twice; confirm it again",
)


class OtherHeaders(ValueError):
    """A sheet whose headers a saved mapping does not fit; `words` say which."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a sheet with these `headers` says of the fiscal table `table`.

    `columns` gives the place of a column's header (from 0); `fixed` what a column is in every row (as `written` writes values);
    `only` which texts the header at a place must have for a row to belong here: others are left out, and counted. `money` is the
    unit of every amount, None while nobody declared it. `organisations` are payees a person confirmed to be none of nature.
    """

    table: str
    headers: tuple[str, ...]
    columns: abc.Mapping[str, int]
    money: Unit | None = None
    dates: Dates = Dates.YEAR_FIRST
    ratios: Ratios = Ratios.PERCENT
    fixed: abc.Mapping[str, str] = field(default_factory=dict)
    only: abc.Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What tells this sheet's headers from others."""
        return fingerprint(self.headers)

    def fits(self, headers: Sequence[str]) -> bool:
        """True when a sheet has these very headers in this order, but for spaces."""
        return fingerprint(headers) == self.fingerprint

    def moved_to(self, headers: Sequence[str]) -> "Mapping":
        """Return this mapping for a sheet with the same headers in another order, or with more; raises OtherHeaders."""
        there, here = [plain(one) for one in headers], [plain(one) for one in self.headers]

        def place(at: int) -> int:
            if there.count(here[at]) != 1 or here.count(here[at]) != 1 or not here[at]:
                raise OtherHeaders(_OTHER_HEADERS.filled(header=self.headers[at]))
            return there.index(here[at])

        columns = {column: place(at) for column, at in self.columns.items()}
        only = {place(at): texts for at, texts in self.only.items()}
        return replace(self, headers=tuple(headers), columns=columns, only=only)

    def header(self, column: str) -> str:
        """Return the header that `column` is read from, "" where it is not."""
        return self.headers[self.columns[column]] if column in self.columns else ""

    def flaws(self) -> list[Words]:
        """Return why nothing can be read with this mapping yet, in sentences; empty when it can. Raises NoTable."""
        return list(self._flaws())

    def _flaws(self) -> Iterator[Words]:
        one = table(self.table)
        for header in self.headers:
            if "隐性债务" in header:  # its extent is restricted knowledge
                yield _RESTRICTED.filled(header=header)
        for name in {**self.columns, **self.fixed}:
            if name not in one.columns:
                yield _NO_COLUMN.filled(table=one.words, column=name)
        for at in (*self.columns.values(), *self.only):
            if not 0 <= at < len(self.headers):
                yield _NO_HEADER.filled(count=len(self.headers), place=at + 1)
        for name, text in self.fixed.items():
            if name in one.columns and not _written(one.columns[name], text):
                yield _NO_VALUE.filled(text=text, column=one.columns[name].words)
        for name in one.required:
            if name not in self.columns and name not in self.fixed:
                yield _LACKS.filled(table=one.words, column=one.columns[name].words)
        if self.money is None and any(column.name in self.columns for column in one.of_kind(Kind.MONEY)):
            yield _NO_UNIT

    def to_json(self) -> str:
        """Return the mapping as it is saved."""
        kept = {
            "table": self.table,
            "headers": self.headers,
            "columns": dict(self.columns),
            "money": self.money,
            "dates": self.dates,
            "ratios": self.ratios,
            "fixed": dict(self.fixed),
            "only": {str(at): texts for at, texts in self.only.items()},
            "organisations": self.organisations,
        }
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Return a saved mapping."""
        kept = json.loads(text)
        return cls(
            kept["table"],
            tuple(kept["headers"]),
            kept["columns"],
            Unit(kept["money"]) if kept["money"] else None,
            Dates(kept["dates"]),
            Ratios(kept["ratios"]),
            kept["fixed"],
            {int(at): tuple(texts) for at, texts in kept["only"].items()},
            tuple(kept["organisations"]),
        )


def fingerprint(headers: Sequence[str]) -> str:
    """Return the SM3 of headers, spaces and case left out: the same sheet of the same source has the same."""
    return sm3(json.dumps([plain(one) for one in headers], ensure_ascii=False).encode())


def plain(header: str) -> str:
    """Return a header as it is compared: no spaces, brackets of one width, letters small."""
    return "".join(header.split()).translate(_WIDTHS).lower()


def _written(column: Column, text: str) -> bool:
    try:
        return value(column, text) is not None
    except NotWritten:
        return False


_WIDTHS = str.maketrans("（）：／", "():/")
