"""Fiscal Data Package out: tables of the records as CSV in one zip, each column with its fiscal meaning (财政数据包).

The same tables give the same bytes: fixed dates in the archive, fixed order, no floats. Amounts are written in yuan to the fen. What a
column means in the open vocabulary of fiscal data stands in `fiscal_package.yaml`.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

import yaml

from guantong.domain.fiscal.records.table import EVIDENCE, Column, Kind, Table, table

PROFILE = "fiscal-data-package"
_WHEN = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier moment: none of ours may get into the bytes."""
_TYPES = {
    Kind.MONEY: "number", Kind.RATIO: "number", Kind.THOUSANDTHS: "number", Kind.DATE: "date", Kind.MONTH: "yearmonth",
    Kind.YEAR: "year", Kind.INTEGER: "integer", Kind.FLAG: "boolean",
}  # fmt: skip
_SCALES = {Kind.MONEY: 2, Kind.RATIO: 4, Kind.THOUSANDTHS: 3}
_EVIDENCE_TYPES = {"row": "integer"}


def write(tables: Mapping[str, Any], into: IO[bytes], *, name: str, title: str) -> None:
    """Write `tables` (fiscal table by name → Arrow table, or lazy Ibis table) as a Fiscal Data Package into `into`.

    Amounts are fen and are written in yuan; order of rows is that of the table given. Raises NoTable for a name that is no fiscal table,
    and ValueError for a column that its table does not have.
    """
    resources = [_resource(table(one), _columns_of(given)) for one, given in sorted(tables.items())]
    package = {"profile": PROFILE, "name": name, "title": title, "resources": resources}
    with zipfile.ZipFile(into, "w") as archive:
        with _part(archive, "datapackage.json") as part:
            part.write(json.dumps(package, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")
        for one, given in sorted(tables.items()):
            with _part(archive, f"{one}.csv") as part:
                _write_rows(table(one), given, part)


def _part(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    about = zipfile.ZipInfo(name, _WHEN)
    about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return archive.open(about, "w", force_zip64=True)


def _columns_of(given: Any) -> list[str]:
    names: Sequence[str] = given.columns if hasattr(given, "to_pyarrow_batches") else given.column_names
    return list(names)


def _batches(given: Any) -> Iterable[Any]:
    batches: Iterable[Any] = given.to_pyarrow_batches() if hasattr(given, "to_pyarrow_batches") else given.to_batches()
    return batches


def _resource(one: Table, columns: list[str]) -> dict[str, Any]:
    return {
        "name": one.name, "title": one.words.zh, "description": one.says.zh, "path": f"{one.name}.csv", "profile": "tabular-data-resource",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(one, name) for name in columns], "missingValues": [""], "extraFields": [_currency()]},
    }  # fmt: skip


def _currency() -> dict[str, str]:
    return {"name": "currency", "type": "string", "columnType": "value-currency:code", "constant": "CNY"}


def _field(one: Table, name: str) -> dict[str, Any]:
    column = _column(one, name)
    if column is None:
        return {"name": name, "type": _EVIDENCE_TYPES.get(name, "string"), "title": _meanings()["evidence"][name]}
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(column.kind, "string"), "title": column.words.zh}
    if column.kind is Kind.CHOICE:
        field["constraints"] = {"enum": sorted(column.choices)}
    if column.kind is Kind.FLAG:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if meant := _meaning(one, column):
        field["columnType"] = meant
    return field


def _column(one: Table, name: str) -> Column | None:
    if name not in one.columns and name not in EVIDENCE:
        raise ValueError(f"{one.name}: {name}")
    return one.columns.get(name)


def _meaning(one: Table, column: Column) -> str:
    """Return what a column means in the open vocabulary, "" where it has no word for it."""
    said = _meanings()
    own: str = said["tables"].get(one.name, {}).get(column.name, "")
    shared: str = said["columns"].get(column.name, "")
    return own or shared or (str(said["kinds"]["money"]) if column.kind is Kind.MONEY else "")


@cache
def _meanings() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return said


def _write_rows(one: Table, given: Any, part: IO[bytes]) -> None:
    names = _columns_of(given)
    writers = [_written(column.kind if (column := _column(one, name)) else None) for name in names]
    text = io.TextIOWrapper(part, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text, lineterminator="\n")
    out.writerow(names)
    for batch in _batches(given):
        out.writerows(_rows(batch, writers))
    text.flush()
    text.detach()


def _rows(batch: Any, writers: list[Callable[[Any], str]]) -> Iterator[tuple[str, ...]]:
    columns = [
        ["" if value is None else write(value) for value in column.to_pylist()]
        for write, column in zip(writers, batch.columns, strict=True)
    ]
    return zip(*columns, strict=True)


def _written(kind: Kind | None) -> Callable[[Any], str]:
    if kind in _SCALES:
        places = _SCALES[kind]
        return lambda value: _scaled(value, places)
    if kind is Kind.MONTH:
        return lambda value: f"{value:%Y-%m}"
    if kind is Kind.DATE:
        return lambda value: f"{value:%Y-%m-%d}"
    if kind is Kind.FLAG:
        return lambda value: "true" if value else "false"
    return str


def _scaled(value: int, places: int) -> str:
    whole, part = divmod(abs(value), 10**places)
    return f"{'-' if value < 0 else ''}{whole}.{part:0{places}}"
