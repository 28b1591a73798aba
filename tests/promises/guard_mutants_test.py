"""A table of hostile and honest files decides what the guard does; every small change to its source changes a decision.

The guard is loaded again from changed source, with smaller limits, so that files exactly at a limit are quick to make.
"""

import io
import os
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from guantong.gateways.quarantine import guard, part_scan
from guantong.gateways.quarantine.number_formats import number_format
from guantong.gateways.quarantine.refusals import Refused

LIMITS = {
    "LARGEST_FILE": 3_000_000,
    "MOST_PARTS": 8,
}
SMALL = part_scan.Room(unpacked=3 << 20, cells=50, area=1_000)
BOOK = '<workbook><sheets><sheet name="支出总表" r:id="r1" xmlns:r="r"/></sheets></workbook>'
LINKS = '<Relationships><Relationship Id="r1" Target="{}"/><Relationship Id="r2" Target="styles.xml"/></Relationships>'
STYLES = (
    "<styleSheet><numFmt numFmtId='164' formatCode='0%'/><dxf><numFmt numFmtId='164' formatCode='0'/></dxf>"
    "<cellStyleXfs><xf numFmtId='4'/></cellStyleXfs><cellXfs><xf/><xf numFmtId='164'/></cellXfs><xf numFmtId='4'/></styleSheet>"
)
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'
MACRO = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'


def sheet(*cells: str, before: str = "", hidden: str = "") -> str:
    return f"<worksheet>{before}<sheetData><row r='1'{hidden}>{''.join(cells)}</row></sheetData></worksheet>"


def cell(reference: str, inside: str = "<v>1</v>", kind: str = "n", style: str = "0") -> str:
    return f"<c r='{reference}' t='{kind}' s='{style}'>{inside}</c>"


def row(count: int) -> str:
    return sheet(*(cell(f"{part_scan.column_letters(n)}1") for n in range(1, count + 1)))


def book(worksheet: str = sheet(cell("A1")), target: str = "worksheets/sheet1.xml", **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", worksheet)
        package.writestr("xl/workbook.xml", BOOK)
        package.writestr("xl/_rels/workbook.xml.rels", LINKS.format(target))
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def noise(length: int) -> str:
    return f"<!--{random.Random(1).randbytes(length // 2).hex()}-->"  # noqa: S311 - padding, not secrets


def locked(content: bytes) -> bytes:
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.index(mark) + at] |= 1
    return bytes(changed)


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return stream.getvalue()


def parts(count: int) -> dict[str, str]:
    return {f"xl/media/{n}.png": "x" for n in range(count - 3)}


FILES: dict[str, bytes] = {
    "honest.xlsx": book(),
    "empty.pdf": b"",
    "honest.pdf": b"%PDF-1.7\n",
    "marked.pdf": b"\xef\xbb\xbf%PDF-1.7\n",
    "at the limit.pdf": b"%PDF-1.7".ljust(LIMITS["LARGEST_FILE"]),
    "over the limit.pdf": b"%PDF-1.7".ljust(LIMITS["LARGEST_FILE"] + 1),
    "old.xls": b"\xd0\xcf\x11\xe0" + bytes(600),
    "page.xls": b"<html><table/></html>",
    "misnamed.xlsx": b"%PDF-1.7\n",
    "picture.jpg": b"\xff\xd8\xff\xe0",
    "cut.xlsx": book()[:300],
    "archive.xlsx": archive("a.txt"),
    "binary.xlsx": archive("xl/workbook.bin"),
    "locked.xlsx": locked(book()),
    "parts at the limit.xlsx": book(**parts(LIMITS["MOST_PARTS"])),
    "parts over the limit.xlsx": book(**parts(LIMITS["MOST_PARTS"] + 1)),
    "macro.xlsx": book(**{"xl/vbaProject.bin": "x"}),
    "macro sheet.xlsx": book(**{"xl/macrosheets/sheet1.xml": "<a/>"}),
    "macro by type.xlsx": book(**{"[Content_Types].xml": MACRO}),
    "macro behind a backslash.xlsx": book(**{"xl\\macrosheets\\sheet1.xml": "<a/>"}),
    "control.xlsx": book(**{"xl/activeX/activeX1.xml": "<a/>"}),
    "links.xlsx": book(**{"xl/externalLinks/externalLink1.xml": "<a/>"}),
    "connections.xlsx": book(**{"xl/connections.xml": "<a/>"}),
    "embedded.xlsx": book(**{"xl/embeddings/a.xml": "<a/>"}),
    "stray.xlsx": book(**{"xl/custom.dat": "x"}),
    "folder.xlsx": book(**{"xl/theme/": ""}),
    "twice.xlsx": book(**{"XL/worksheets/SHEET1.xml": "<worksheet/>"}),
    "much in all.xlsx": book(**{f"xl/{n}.xml": f"<a>{noise(1_200_000)}</a>" for n in range(3)}),
    "blown up.xlsx": book(**{"xl/a.xml": f"<a>{' ' * (2 << 20)}</a>"}),
    "corner at the limit.xlsx": book(sheet(cell("A1"), "</row><row r='10'>", cell("CV10"))),
    "corner.xlsx": book(sheet(cell("A1"), "</row><row r='10'>", cell("CW10"))),
    "cells at the limit.xlsx": book(row(25), **{"xl/worksheets/sheet2.xml": row(25)}),
    "cells over the limit.xlsx": book(row(25), **{"xl/worksheets/sheet2.xml": row(26)}),
    "entity.xlsx": book(DOCTYPE + sheet(cell("A1"))),
    "entity in links.xlsx": book(**{"xl/_rels/a.rels": DOCTYPE + "<a/>"}),
    "other encoding.xlsx": book('<?xml version="1.0" encoding="gbk"?>' + sheet(cell("A1"))),
    "broken.xlsx": book(sheet(cell("A1")) + "</a>"),
    "unclosed.xlsx": book(sheet(cell("A1")).removesuffix("</worksheet>")),
    "sheet in no part.xlsx": book(target="worksheets/sheet1.dat"),
    "errors.xlsx": book(sheet(cell("A1", "<v>#REF!</v>", "e"), cell("B1", "<f>1+1</f><v/>"), cell("C1", "<f>1+1</f><v>2</v>"))),
    "blank.xlsx": book(sheet(cell("A1", "<v/>"))),
    "empty text.xlsx": book(sheet(cell("A1", "<f>B1</f><v></v>", "str"))),
    "shown.xlsx": book(sheet(cell("A1", style="1"), cell("B1", style="2")), **{"xl/styles.xml": STYLES}),
    "hidden.xlsx": book(sheet(cell("A1"), before="<cols><col min='2' max='3' hidden='1'/></cols>", hidden=" hidden='true'")),
}  # fmt: skip
"""Every decision once; a limit has a file at it and one beyond it."""
PASS = {
    "honest.xlsx", "honest.pdf", "marked.pdf", "at the limit.pdf", "parts at the limit.xlsx", "folder.xlsx", "corner at the limit.xlsx",
    "cells at the limit.xlsx", "errors.xlsx", "blank.xlsx", "empty text.xlsx", "shown.xlsx", "hidden.xlsx",
}  # fmt: skip

GUARD = (
    ("if size == 0:", "if size < 0:"),
    ("if size > LARGEST_FILE:", "if size >= LARGEST_FILE:"),
    ('if kind == "ole":', "if False:"),
    ("if named != kind:", "if not named:"),
    ('("vbaproject", "macro"),', ""),
    ('("xl/macrosheets/", "macro"),', ""),
    ('("externallinks/", "external"),', ""),
    ('("xl/connections.xml", "external"),', ""),
    ('("embeddings/", "embedded"),', ""),
    ('.lstrip("/").lower()', '.lstrip("/")'),
    ('name.replace("\\\\", "/")', "name"),
    ("if part.flag_bits & 1:", "if part.flag_bits & 4096:"),
    ("if len(parts) > MOST_PARTS:", "if len(parts) >= MOST_PARTS:"),
    ("for name in names}) < len(names):", "for name in names}) < 0:"),
    ("not part.is_dir() and", ""),
    ("and not name.startswith(form.harmless)", ""),
    ("unpacked += seen", "unpacked = seen"),
    ("filled = scan.filled", "pass"),
    ("not in _FIRST", "not in (_BOOK, _BOOK_LINKS)"),
    ("scans |= dict.fromkeys(called, scan)", "pass"),
    ("sheets = _sheet_parts(book)", "pass"),
    ("if len(book) == 2:", "if len(book) == 1:"),
    ("seen > LARGEST_RATIO * max", "seen > 10**6 * max"),
    ('b"macroEnabled" in piece', "not piece"),
    ('scan.feed(b"", final=True)', "pass"),
    ("if name == _BOOK_LINKS and not all(", "if name == _BOOK_LINKS and not any("),
)
PART_SCAN = (
    ("parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse_entity", ""),
    ("parser.XmlDeclHandler = self._refuse_encoding", ""),
    ("> self._room.area:", ">= self._room.area:"),
    ("if self.filled > self._room.cells:", "if self.filled >= self._room.cells:"),
    ("self.part, self.filled = part, filled", "self.part, self.filled = part, 0"),
    ("number * 26 +", "number * 25 +"),
    ('_TRUE = ("1", "true")', '_TRUE = ("1",)'),
    ('if self._kind == "e":', "if False:"),
    ("elif self._formula and not self._value and not self._empty_text:", "elif self._formula and not self._value:"),
    ("self.hidden_columns.append((int(first), int(last)))", "pass"),
    ("self.hidden_rows.add(self._row)", "pass"),
    ('self._formula |= name == "f"', "self._formula = True"),
    ("= count + 1, first", "= count, first"),
    ("self.formulas.get(self._column, (0, self._row))", "self.formulas.get(self._column, (0, 0))"),
    ("self._codes.setdefault(number, attributes", "self._codes.__setitem__(number, attributes"),
    ('elif name == "xf" and self._in_styles:', 'elif name == "xf":'),
    ("            self._in_styles = False", "            pass"),
    ("if 0 <= at < len(self.formats)", "if 0 <= at - 1 < len(self.formats)"),
    ("self.shown[self._row, self._column] = look", "pass"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("files")
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    return made


def loaded(source: ModuleType, old: str = "", new: str = "", **names: Any) -> ModuleType:
    """Return `source` loaded again with `old` replaced by `new`, and `names` in place of its own."""
    text = Path(source.__file__ or os.devnull).read_text("utf-8")
    assert not old or text.count(old) == 1, f"“{old}” must stand once in {source.__name__}"
    module = ModuleType("changed")
    exec(compile(text.replace(old, new) if old else text, "changed", "exec"), module.__dict__)  # noqa: S102 - our own source
    module.__dict__.update(LIMITS | names)
    return module


def decisions(changed: ModuleType, folder: Path) -> Mapping[str, object]:
    """Return what the guard says of every file: a kind with what was seen in the sheets, or the refusal."""
    said: dict[str, object] = {}
    for name in FILES:
        scans: dict[str, Any] = {}
        try:
            kind = changed.kind_of(folder / name, scans, form=replace(guard.WORKBOOK, room=SMALL))
            seen = {s: (c.unread, c.hidden_rows, c.hidden_columns, c.shown, c.formulas) for s, c in scans.items()}
            said[name] = kind, seen
        except Refused as refused:
            said[name] = refused.trouble.what.zh, refused.trouble.where.zh
        except Exception as error:  # noqa: BLE001 - a changed guard may do anything
            said[name] = type(error)
    return said


def test_the_table_decides_every_file(folder: Path) -> None:
    said = decisions(loaded(guard, PartScan=loaded(part_scan).PartScan), folder)

    assert {name for name, (kind, _) in said.items() if kind in ("pdf", "xlsx")} == PASS  # type: ignore[misc]
    assert said["errors.xlsx"] == (
        "xlsx", {"支出总表": ({(1, 1): "#REF!", (1, 2): "公式未保存结果"}, set(), [], {}, {2: (1, 1), 3: (1, 1)})},
    )  # fmt: skip
    assert said["hidden.xlsx"] == ("xlsx", {"支出总表": ({}, {1}, [(2, 3)], {}, {})})
    assert said["shown.xlsx"] == ("xlsx", {"支出总表": ({}, set(), [], {(1, 1): number_format("0%")}, {})})


@pytest.mark.parametrize(("old", "new"), GUARD)
def test_a_changed_guard_decides_otherwise(folder: Path, old: str, new: str) -> None:
    scan = loaded(part_scan).PartScan

    assert decisions(loaded(guard, old, new, PartScan=scan), folder) != decisions(loaded(guard, PartScan=scan), folder)


@pytest.mark.parametrize(("old", "new"), PART_SCAN)
def test_a_changed_reading_of_the_parts_decides_otherwise(folder: Path, old: str, new: str) -> None:
    changed = loaded(guard, PartScan=loaded(part_scan, old, new).PartScan)

    assert decisions(changed, folder) != decisions(loaded(guard, PartScan=loaded(part_scan).PartScan), folder)
