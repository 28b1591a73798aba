"""The limited child process that reads files of records: one file a request, its rows poured out; started by `staging`."""

import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from guantong.domain.fiscal.pages import Trouble
from guantong.gateways.quarantine.serving import Limits, nameable, received, serve, write_piece

LIMITS = Limits(memory=2 << 30, seconds=300)
MEBIBYTE = 1 << 20
LARGEST_TEXT, LARGEST_PACKED = 1_024 * MEBIBYTE, 128 * MEBIBYTE
_ROOM = {"unpacked": 1_024 * MEBIBYTE, "cells": 10_000_000, "area": 20_000_000}
"""A district's year of payments is 300,000 rows of 20 cells."""
_MODULES = ("delimited", "workbook", "voucher_xml", "data_package", "pouring")
_TEXTS = (".csv", ".txt", ".tsv", ".tab", "")
_MARKUP = re.compile(rb"<[?!A-Za-z]").match

Answer = dict[str, Any]


def main() -> None:
    """Serve requests until standard input closes."""
    os.environ |= {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
    import pyarrow as pa

    for module in _MODULES:  # while Python may still write its bytecode cache
        import_module(f"guantong.gateways.adapters.record_files.{module}")
    import_module("guantong.gateways.quarantine.guard")
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    serve(_answer, LIMITS)


def _answer(request: dict[str, Any]) -> Answer:
    from guantong.gateways.adapters.record_files.reasons import told
    from guantong.gateways.quarantine.refusals import Refused

    try:
        answer = _staged(received(request["path"]), request.get("suffix", ""), request.get("encoding", ""))
    except Refused as refused:
        answer = {"trouble": asdict(refused.trouble)}
    except (MemoryError, RecursionError):
        answer = {"trouble": asdict(told("broken_off", why="内存不足"))}
    except OSError as error:
        answer = {"trouble": asdict(told("unreadable", why=error.strerror or "OSError"))}
    write_piece(b"")
    return answer


def _staged(path: Path, suffix: str, encoding: str) -> Answer:
    match kind_of(path, suffix):
        case "xlsx":
            return _workbook(path)
        case "xml":
            return _vouchers(path)
        case "package":
            return _package(path)
    return _text(path, encoding)


def kind_of(path: Path, suffix: str) -> str:
    """Return what a file is by its content: xlsx, xml, package or text; raises Refused."""
    from guantong.gateways.adapters.record_files.reasons import refused

    if path.is_dir() or path.name == "datapackage.json":
        return "package"
    size = path.stat().st_size
    if size == 0:
        raise refused("empty")
    with path.open("rb") as file:
        start = file.read(1024).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ")
    ending = suffix.lower()
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused("old_office")
    packed = start.startswith(b"PK\x03\x04")
    if size > (LARGEST_PACKED if packed else LARGEST_TEXT):
        raise refused("too_large", limit=(LARGEST_PACKED if packed else LARGEST_TEXT) // MEBIBYTE)
    if packed:
        return _packed_kind(path, ending)
    kind = "xml" if _MARKUP(start) else "" if start.startswith(b"%PDF-") else "text"
    named = "xml" if ending == ".xml" else "text" if ending in _TEXTS else ""
    if kind and kind == named:
        return kind
    if kind == "text" and ending in (".xlsx", ".xml", ".zip"):
        raise refused("wrong_suffix", suffix=ending, kind="csv")
    raise refused("unknown_kind", suffix=suffix or "—")


def _packed_kind(path: Path, ending: str) -> str:
    import zipfile

    from guantong.gateways.adapters.record_files.reasons import refused

    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as broken:
        raise refused("damaged_zip") from broken
    kind = "package" if any(name.rpartition("/")[2] == "datapackage.json" for name in names) else "xlsx"
    if kind == "package" and ending == ".zip":
        return kind
    if kind == "xlsx" and ending in (".xlsx", ".xlsm"):
        return kind
    if kind == "xlsx" and ending == ".zip" and "xl/workbook.xml" not in names:
        raise refused("no_descriptor")
    raise refused("wrong_suffix", suffix=ending or "—", kind="zip" if kind == "package" else "xlsx")


def _text(path: Path, encoding: str) -> Answer:
    from guantong.gateways.adapters.record_files.delimited import opened
    from guantong.gateways.adapters.record_files.pouring import Table, pour
    from guantong.gateways.adapters.record_files.reasons import refused

    file = opened(path, encoding)
    table = Table("", file.layout.width, file.blocks)
    pour([table], table.width)
    if not table.filled:
        raise refused("only_header")
    return _answered([("", file.layout)], [*file.notes(), *table.notes()])


def _workbook(path: Path) -> Answer:
    from dataclasses import replace

    from guantong.gateways.adapters.record_files.pouring import Table, in_blocks, pour
    from guantong.gateways.adapters.record_files.reasons import refused
    from guantong.gateways.adapters.record_files.workbook import sheets_of
    from guantong.gateways.quarantine.guard import WORKBOOK, check_package
    from guantong.gateways.quarantine.part_scan import Room

    scans: dict[str, Any] = {}
    check_package(path, scans, replace(WORKBOOK, room=Room(**_ROOM, rounded=False)))
    notes: list[Trouble] = []
    with nameable(path) as named:
        sheets = sheets_of(named, scans, notes)
    if not sheets:
        raise refused("no_sheet")
    tables = [Table(sheet.name, sheet.layout.width, in_blocks(sheet.rows)) for sheet in sheets]
    pour(tables, max(table.width for table in tables))
    for sheet, table in zip(sheets, tables, strict=True):
        notes += [*sheet.notes, *sheet.closing(), *table.notes()]
    return _answered([(sheet.name, sheet.layout) for sheet in sheets], notes)


def _vouchers(path: Path) -> Answer:
    from guantong.gateways.adapters.record_files.pouring import Table, in_blocks, pour
    from guantong.gateways.adapters.record_files.voucher_xml import HEADERS, Vouchers

    vouchers = Vouchers(path)
    pour([Table("", len(HEADERS), in_blocks(vouchers.rows()), marks=False)], len(HEADERS))
    sheet = {"name": "", "headers": HEADERS, "header_row": 0, "above": []}
    return {"sheets": [sheet], "notes": [asdict(note) for note in vouchers.notes()]}


def _package(path: Path) -> Answer:
    from guantong.gateways.adapters.record_files.data_package import resources_of
    from guantong.gateways.adapters.record_files.pouring import Table, in_blocks, pour

    with resources_of(path) as resources:
        tables = [Table(one.name, len(one.fields), in_blocks(one.rows()), marks=False) for one in resources]
        pour(tables, max(table.width for table in tables))
        sheets = [
            {
                "name": one.name,
                "headers": [field.name for field in one.fields],
                "header_row": one.header_row,
                "above": [],
            }
            for one in resources
        ]
    return {"sheets": sheets, "notes": [asdict(note) for table in tables for note in table.notes()]}


def _answered(sheets: list[tuple[str, Any]], notes: list[Trouble]) -> Answer:
    said: list[Trouble] = []
    for name, layout in sheets:
        said += _about_headers(name, layout)
    return {
        "sheets": [
            {"name": name, "headers": layout.headers, "header_row": layout.header_row, "above": layout.above}
            for name, layout in sheets
        ],
        "notes": [asdict(note) for note in said + notes],
    }


def _about_headers(name: str, layout: Any) -> Iterator[Trouble]:
    from guantong.gateways.adapters.record_files.places import Place
    from guantong.gateways.adapters.record_files.reasons import told
    from guantong.gateways.quarantine.part_scan import column_letters

    place = Place(name, layout.header_row)
    if layout.width > layout.named:
        yield told("wider", place, cells=layout.width, width=layout.named)
    for header in dict.fromkeys(layout.headers):
        places = [column_letters(at + 1) for at, other in enumerate(layout.headers) if header and other == header]
        if len(places) > 1:
            yield told("same_headers", place, header=header, count=len(places), columns="、".join(places))


if __name__ == "__main__":
    main()
