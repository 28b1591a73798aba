"""Rows of the ledger as an example of a rule's page gives them: a table of cells, short forms for many alike (账上例证)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from re import compile as pattern
from typing import Any

from guantong.domain.money import Unit, parse_amount
from guantong.domain.period import parse_date
from guantong.domain.rule_engine.ledger import compute, kept_company
from guantong.domain.rule_engine.rule import Rule

GIVEN = pattern(r"给定\s*`(?P<table>\w+)`\s*(?:[(（](?P<unit>[^)）]+)[)）])?(?:[,，]\s*截至\s*(?P<day>\S+?))?[:：]")
AS_OF = pattern(r"截至\s*(?P<day>\S+?)[:：。]?")
BESIDE = pattern(r"旁有\s*(?P<unit>\S+?)\s*的其他关注事项。")
_SPAN = pattern(r"(\w+)\.\.(\w+)")
_TIMES = "次数"
_YES = frozenset({"是", "1", "true", "√"})


@dataclass
class Rows:
    """The rows given of one table: the unit of money its cells are in, the header and the cells."""

    table: str
    unit: str
    cells: list[list[str]] = field(default_factory=list)

    def typed(self) -> Iterator[dict[str, Any]]:
        """Yield every row with its values typed; `A..B` in a cell stands for a row each, the column 次数 for so many alike."""
        from guantong.domain.fiscal.records.table import table

        columns = table(self.table).columns
        header, *lines = self.cells
        names = [_named(text, columns) for text in header]
        for line in lines:
            for cells in product(*(_spread(text) for text in line)):
                texts = dict(zip(names, cells, strict=True))
                times = int(texts.pop(_TIMES, "1"))
                yield from [self._row(texts, columns)] * times

    def _row(self, texts: dict[str, str], columns: Any) -> dict[str, Any]:
        year = texts.get("year", "")
        row = {name: self._value(text, columns[name], year) for name, text in texts.items() if text}
        dated = next((row[n] for n in row if columns[n].kind == "date"), None)
        if "year" in columns and "year" not in row and dated:
            row["year"] = dated.year
        return row

    def _value(self, text: str, column: Any, year: str) -> Any:
        match column.kind:
            case "money":
                amount = parse_amount(text, Unit(self.unit or "元"))
                return amount.fen if amount else None
            case "date":
                return parse_date(f"{year}-{text}" if len(text) == len("01-31") else text)
            case "month":
                return date(int(year), int(text), 1) if len(text) <= len("12") else date.fromisoformat(f"{text}-01")
            case "year" | "integer" | "ratio":
                return int(text)
            case "thousandths":
                return int(Decimal(text) * 1000)
            case "flag":
                return text in _YES
            case "choice":
                return next(key for key, choice in column.choices.items() if text in choice.said)
        return text


def books_of(given: Sequence[Rows]) -> Any:
    """Return the books of the rows an example gives."""
    from guantong.domain.fiscal.records.books import Books

    rows: dict[str, list[dict[str, Any]]] = {}
    for some in given:
        rows.setdefault(some.table, []).extend(some.typed())
    return Books.of_rows(rows)


def outcome(rule: Rule, given: Sequence[Rows], as_of: date, beside: Sequence[str]) -> tuple[list[str], list[str]]:
    """Run `rule` over the given rows on a day; return the sentences of its signals and the reasons of what was not computed.

    `beside` are units about which other rules speak: a rule that never stands alone needs one.
    """
    ran = compute(rule, books_of(given), as_of)
    shown = ran if rule.alone else kept_company([ran])[0]
    signals = [s for s in ran.signals if s in shown.signals or s.keys.get("unit_code") in beside]
    return [s.because.zh for s in signals], [f"{o.what.zh}：{o.why.zh}" for o in ran.not_computed]


def _named(text: str, columns: Mapping[str, Any]) -> str:
    if text == _TIMES or text in columns:
        return text
    return next(name for name, column in columns.items() if text in column.headers)


def _spread(text: str) -> list[str]:
    match = _SPAN.fullmatch(text)
    if not match:
        return [text]
    first, latest = match.groups()
    return [str(n).zfill(len(first)) for n in range(int(first), int(latest) + 1)]
