"""A frictionless Data Package: tables in CSV beside a datapackage.json that says what their fields are (数据包).

Declared types are respected: a code declared as text keeps its zeros, a number is read by its declared signs, a cell that is not of
its type is refused with its place. Nothing outside the package is opened.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO, Any

from guantong.gateways.adapters.record_files.declared_types import Field, NotOfType, field_of, missing_of
from guantong.gateways.adapters.record_files.delimited import Delimited
from guantong.gateways.adapters.record_files.encodings import DECLARABLE
from guantong.gateways.adapters.record_files.layout import Row
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.pouring import MOST_COLUMNS
from guantong.gateways.adapters.record_files.reasons import refused

MEBIBYTE = 1 << 20
LARGEST_UNPACKED, LARGEST_DESCRIPTOR, LARGEST_RATIO = 1_024 * MEBIBYTE, 4 * MEBIBYTE, 200
"""A table of records packs ten- to thirtyfold."""
_DESCRIPTOR = "datapackage.json"
Opener = Callable[[str], IO[bytes]]


@dataclass
class Resource:
    """One table of a package."""

    name: str
    fields: list[Field]
    header_row: int
    _open: Callable[[], IO[bytes]]
    _encoding: str
    _delimiter: str
    _missing: frozenset[str]

    def rows(self) -> Iterator[Row]:
        """Yield every row below the header, each cell of its declared type; raises Refused."""
        with self._open() as content:
            text = io.TextIOWrapper(content, encoding=self._encoding, newline="")
            try:
                numbered = (
                    enumerate(rows, first) for first, rows in Delimited(text, self._delimiter, self.name).blocks()
                )
                for number, cells in chain.from_iterable(numbered):
                    if number == self.header_row:
                        self._same_fields(cells)
                    elif any(cells):
                        yield number, self._typed(number, cells)
            except UnicodeDecodeError as broken:
                raise refused("not_as_declared", Place(self.name), encoding=self._encoding) from broken
            except (zipfile.BadZipFile, EOFError) as broken:
                raise refused("damaged_zip") from broken

    def _same_fields(self, header: list[str]) -> None:
        for at in range(max(len(header), len(self.fields))):
            found = header[at].strip() if at < len(header) else ""
            declared = self.fields[at].name if at < len(self.fields) else ""
            if found != declared:
                raise refused(
                    "other_fields", Place(self.name, self.header_row, at + 1), at=at + 1, declared=declared, found=found
                )

    def _typed(self, number: int, cells: list[str]) -> list[str]:
        typed = []
        for at, cell in enumerate(cells):
            if cell in self._missing or at >= len(self.fields):
                typed.append("" if at < len(self.fields) else cell)
                continue
            field = self.fields[at]
            try:
                typed.append(field.value(cell))
            except NotOfType as wrong:
                place = Place(self.name, number, at + 1)
                raise refused("not_as_typed", place, text=cell[:40], kind=field.kind, field=field.name) from wrong
        return typed


@contextmanager
def resources_of(path: Path) -> Iterator[list[Resource]]:
    """Yield the tables of the package at `path`: a zip, a folder, or a folder's datapackage.json; raises Refused."""
    if path.is_dir() or path.name == _DESCRIPTOR:
        folder = path if path.is_dir() else path.parent
        yield _resources(lambda name: _within(folder, name))
        return
    try:
        with zipfile.ZipFile(path) as package:
            yield _resources(_unpacking(package))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as broken:
        raise refused("damaged_zip") from broken


def _within(folder: Path, name: str) -> IO[bytes]:
    place = folder / name
    if not place.is_file() or folder.resolve() not in place.resolve().parents:
        raise refused("no_descriptor") if name == _DESCRIPTOR else refused("bad_path", path=name)
    return place.open("rb")


def _unpacking(package: zipfile.ZipFile) -> Opener:
    parts = {part.filename: part for part in package.infolist()}
    descriptors = [name for name in parts if name.rpartition("/")[2] == _DESCRIPTOR]
    top = min(descriptors, key=len, default="").removesuffix(_DESCRIPTOR)

    def opened(name: str) -> IO[bytes]:
        part = parts.get(top + name)
        if part is None:
            raise refused("no_descriptor") if name == _DESCRIPTOR else refused("bad_path", path=name)
        if part.flag_bits & 1:
            raise refused("damaged_zip")
        if part.file_size > LARGEST_UNPACKED or part.file_size > LARGEST_RATIO * max(
            part.compress_size, MEBIBYTE // LARGEST_RATIO
        ):
            raise refused("packed_bomb", part=name, limit=LARGEST_UNPACKED // MEBIBYTE)
        return package.open(part)  # reads no more than the size that was looked at, and checks what it read

    return opened


def _resources(opened: Opener) -> list[Resource]:
    with opened(_DESCRIPTOR) as file:
        content = file.read(LARGEST_DESCRIPTOR + 1)
    if len(content) > LARGEST_DESCRIPTOR:
        raise refused("bad_descriptor", why=f"> {LARGEST_DESCRIPTOR // MEBIBYTE} MiB")
    try:
        package = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as broken:
        raise refused("bad_descriptor", why="JSON") from broken
    declared = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(declared, list) or not declared:
        raise refused("bad_descriptor", why="resources")
    found = [_resource(one, opened) for one in declared]
    if len({one.name for one in found}) < len(found):
        raise refused("bad_descriptor", why="resources[].name")
    return found


def _resource(declared: Any, opened: Opener) -> Resource:
    if not isinstance(declared, dict) or not isinstance(declared.get("name"), str):
        raise refused("bad_descriptor", why="resources[].name")
    name, schema, dialect = declared["name"], declared.get("schema"), declared.get("dialect", {})
    if not isinstance(schema, dict) or not isinstance(schema.get("fields"), list) or not schema["fields"]:
        raise refused("bad_descriptor", why=f"{name}: schema.fields")
    if not isinstance(dialect, dict) or dialect.get("quoteChar", '"') != '"' or dialect.get("escapeChar"):
        raise refused("bad_descriptor", why=f"{name}: dialect")
    delimiter, encoding = dialect.get("delimiter", ","), DECLARABLE.get(str(declared.get("encoding", "utf-8")).lower())
    if not isinstance(delimiter, str) or len(delimiter) != 1 or encoding is None:
        raise refused("bad_descriptor", why=f"{name}: dialect.delimiter, encoding")
    if declared.get("format", "csv") not in ("csv", "tsv"):
        raise refused("bad_descriptor", why=f"{name}: format")
    fields = [field_of(field) for field in schema["fields"]]
    if len(fields) > MOST_COLUMNS:
        raise refused("too_many_columns", Place(name), count=len(fields), limit=MOST_COLUMNS)
    place = _place_of(declared)
    opened(place).close()
    header_row = 1 if dialect.get("header", True) else 0
    return Resource(name, fields, header_row, lambda: opened(place), encoding, delimiter, missing_of(schema))


def _place_of(declared: dict[str, Any]) -> str:
    """Return where the table lies in the package: one path, within it."""
    said = declared.get("path")
    if isinstance(said, list) and len(said) == 1:
        said = said[0]
    if not isinstance(said, str):
        raise refused("bad_descriptor", why=f"{declared['name']}: path")
    pure = PurePosixPath(said)
    if pure.is_absolute() or ".." in pure.parts or "\\" in said or ":" in said or not said:
        raise refused("bad_path", path=said[:80])
    return str(pure)
