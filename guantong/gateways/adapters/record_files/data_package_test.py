"""A data package is read by its declared types; what is not of its type, or leads out of the package, is refused."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.adapters.record_files.staging_test import Line, lines, refusal, staged

FIELDS = [
    {"name": "paid_on", "type": "date", "format": "%d/%m/%Y"},
    {"name": "unit_code", "type": "string"},
    {"name": "amount", "type": "number", "groupChar": ".", "decimalChar": ",", "bareNumber": False},
    {"name": "advance", "type": "boolean", "trueValues": ["Y"], "falseValues": ["N"]},
]
ROWS = 'paid_on;unit_code;amount;advance\n03/07/2026;001001;"¥1.200,50";Y\n04/07/2026;n/a;-3 元;N\n'


def descriptor(**changes: Any) -> dict[str, Any]:
    schema = {"fields": FIELDS, "missingValues": ["", "n/a"]}
    resource = {"name": "payments", "path": "payments.csv", "dialect": {"delimiter": ";"}, "schema": schema}
    return {"name": "minghu", "profile": "tabular-data-package", "resources": [{**resource, **changes}]}


def folder(path: Path, package: object, rows: str | bytes = ROWS) -> Path:
    made = path / "七月"
    made.mkdir()
    (made / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), "utf-8")
    (made / "payments.csv").write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    return made


def zipped(path: Path, package: object, rows: str = ROWS, top: str = "") -> Path:
    made = path / "七月.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{top}datapackage.json", json.dumps(package))
        archive.writestr(f"{top}payments.csv", rows)
    return made


EXPECTED = [
    Line(2, None, ("2026-07-03", "001001", "1200.50", "是")),
    Line(3, None, ("2026-07-04", None, "-3", "否")),
]


def test_cells_are_written_out_by_their_declared_types(tmp_path: Path) -> None:
    found = staged(folder(tmp_path, descriptor()))

    assert [(one.name, one.headers, one.header_row) for one in found.sheets] == [
        ("payments", ("paid_on", "unit_code", "amount", "advance"), 1)
    ]
    assert lines(found, "payments") == EXPECTED


@pytest.mark.parametrize("top", ["", "七月/"])
def test_a_zip_holds_the_same(tmp_path: Path, top: str) -> None:
    assert lines(staged(zipped(tmp_path, descriptor(), top=top)), "payments") == EXPECTED


def test_the_descriptor_stands_for_its_folder(tmp_path: Path) -> None:
    made = folder(tmp_path, descriptor(encoding="gb18030"), ROWS.encode("gb18030"))
    into = tmp_path / "into"
    into.mkdir()

    assert lines(staged(made / "datapackage.json"), "payments") == EXPECTED


def test_a_table_without_a_header_begins_at_its_first_line(tmp_path: Path) -> None:
    rows = ROWS.partition("\n")[2]

    found = staged(folder(tmp_path, descriptor(dialect={"delimiter": ";", "header": False}), rows))

    assert [(line.row, line.cells) for line in lines(found, "payments")] == [
        (1, EXPECTED[0].cells),
        (2, EXPECTED[1].cells),
    ]


@pytest.mark.parametrize(
    ("changes", "rows", "said"),
    [
        ({}, ROWS.replace("03/07/2026", "2026-07-03"), "第 2 行 A 列：“2026-07-03”不符合声明的类型 date（列“paid_on”）"),
        ({}, ROWS.replace("-3 元", "三元"), "第 3 行 C 列：“三元”不符合声明的类型 number（列“amount”）"),
        ({}, ROWS.replace(";Y", ";true"), "第 2 行 D 列：“true”不符合声明的类型 boolean（列“advance”）"),
        ({}, ROWS.replace("unit_code", "unit"), "第 1 行 B 列：表头与声明的列不一致：第 2 列声明“unit_code”，实际“unit”"),
        ({"path": "../payments.csv"}, ROWS, "数据包里的路径“../payments.csv”指向包外或不存在"),
        ({"path": "/etc/passwd"}, ROWS, "指向包外或不存在"),
        ({"path": "http://example.invalid/a.csv"}, ROWS, "指向包外或不存在"),
        ({"path": "nothing.csv"}, ROWS, "数据包里的路径“nothing.csv”指向包外或不存在"),
        ({"path": ["a.csv", "b.csv"]}, ROWS, "datapackage.json 不合规范：payments: path"),
        ({"schema": {}}, ROWS, "datapackage.json 不合规范：payments: schema.fields"),
        ({"schema": {"fields": [{"name": "a", "type": "geojson"}]}}, ROWS, "不合规范：type “geojson”"),
        ({"schema": {"fields": [{"type": "string"}]}}, ROWS, "不合规范：fields[].name"),
        ({"schema": {"fields": FIELDS, "missingValues": "x"}}, ROWS, "不合规范：missingValues"),
        ({"encoding": "ebcdic"}, ROWS, "不合规范：payments: dialect.delimiter, encoding"),
        ({"dialect": {"quoteChar": "'"}}, ROWS, "不合规范：payments: dialect"),
        ({"format": "xlsx"}, ROWS, "不合规范：payments: format"),
        ({"name": 1}, ROWS, "不合规范：resources[].name"),
    ],
)  # fmt: skip
def test_what_is_not_as_declared_is_refused(tmp_path: Path, changes: dict[str, Any], rows: str, said: str) -> None:
    assert said in refusal(folder(tmp_path, descriptor(**changes), rows))


def test_bytes_of_another_encoding_are_refused(tmp_path: Path) -> None:
    assert "有字节不符合编码 utf-8-sig" in refusal(
        folder(tmp_path, descriptor(), ROWS.replace("001001", "教育局").replace("¥", "").encode("gbk"))
    )


@pytest.mark.parametrize("package", [[], {}, {"resources": []}, {"resources": [1]}, "text"])
def test_a_descriptor_of_another_form_is_refused(tmp_path: Path, package: object) -> None:
    assert "datapackage.json 不合规范：resources" in refusal(folder(tmp_path, package))


def test_a_broken_descriptor_and_tables_of_one_name_are_refused(tmp_path: Path) -> None:
    made = folder(tmp_path, {"resources": [*descriptor()["resources"]] * 2})
    assert "不合规范：resources[].name" in refusal(made)

    (made / "datapackage.json").write_bytes(b"{")
    assert "不合规范：JSON" in refusal(made)

    (made / "datapackage.json").unlink()
    assert "数据包里没有 datapackage.json" in refusal(made)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    made = folder(tmp_path, descriptor())
    outside = tmp_path / "outside.csv"
    outside.write_text(ROWS, "utf-8")
    (made / "payments.csv").unlink()
    (made / "payments.csv").symlink_to(outside)

    assert "指向包外或不存在" in refusal(made)


def test_a_table_that_unpacks_without_measure_is_refused(tmp_path: Path) -> None:
    made = zipped(tmp_path, descriptor(), ROWS + " " * (40 << 20))

    assert "“payments.csv”解压后异常大" in refusal(made)
