"""What leaves as a Fiscal Data Package is the same bytes every time, and comes back as the same figures."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.table import NoTable
from guantong.gateways.adapters.record_files.fiscal_package import write
from guantong.gateways.adapters.record_files.staging_test import lines, staged

ROWS: list[dict[str, Any]] = [
    {
        "voucher_no": "0700012",
        "paid_on": date(2026, 7, 3),
        "unit_code": "001001",
        "payee": "明湖，“建设”\n公司",
        "amount": 120_050,
    },
    {"voucher_no": "0700013", "paid_on": date(2026, 7, 4), "unit_code": "001002", "amount": -5, "advance": True},
]


def books() -> Books:
    quota = [{"quota_no": "1", "issued_on": date(2026, 1, 5), "year": 2026, "kind": "initial", "amount": 10**15 + 1}]
    return Books.of_rows({"payment": ROWS, "quota": quota})


def package(tables: dict[str, Any]) -> bytes:
    stream = io.BytesIO()
    write(tables, stream, name="minghu-2026-07", title="明湖区2026年7月")
    return stream.getvalue()


def test_the_same_tables_give_the_same_bytes_lazy_or_not() -> None:
    open_books = books()
    lazy = {name: open_books.table(name) for name in ("payment", "quota")}
    held = {name: one.to_pyarrow() for name, one in reversed(lazy.items())}

    assert package(lazy) == package(held) == package(held)


def test_columns_bear_their_type_and_fiscal_meaning() -> None:
    with zipfile.ZipFile(io.BytesIO(package({"payment": books().table("payment")}))) as archive:
        said = json.loads(archive.read("datapackage.json"))

    fields = {field["name"]: field for field in said["resources"][0]["schema"]["fields"]}
    assert (said["profile"], said["name"], said["title"]) == (
        "fiscal-data-package",
        "minghu-2026-07",
        "明湖区2026年7月",
    )
    assert fields["amount"] == {"name": "amount", "type": "number", "title": "金额", "columnType": "value"}
    assert fields["unit_code"]["columnType"] == "administrative-classification:generic:code:full"
    assert (fields["paid_on"]["type"], fields["paid_on"]["columnType"]) == ("date", "date:generic")
    assert fields["settlement"]["constraints"] == {"enum": ["card", "cash", "transfer"]}
    assert fields["file"] == {"name": "file", "type": "string", "title": "原始文件的 SM3"}
    assert said["resources"][0]["schema"]["extraFields"][0]["constant"] == "CNY"


def test_a_package_is_read_back_with_every_figure(tmp_path: Path) -> None:
    path = tmp_path / "明湖区.zip"
    path.write_bytes(package({name: books().table(name) for name in ("payment", "quota")}))

    found = staged(path)

    assert [one.name for one in found.sheets] == ["payment", "quota"]
    headers = found.sheets[0].headers
    rows = [dict(zip(headers, line.cells, strict=True)) for line in lines(found, "payment")]
    assert [
        (row["voucher_no"], row["paid_on"], row["unit_code"], row["payee"], row["amount"], row["advance"])
        for row in rows
    ] == [
        ("0700012", "2026-07-03", "001001", "明湖，“建设”\n公司", "1200.50", None),
        ("0700013", "2026-07-04", "001002", None, "-0.05", "是"),
    ]
    amounts = [dict(zip(found.sheets[1].headers, line.cells, strict=True))["amount"] for line in lines(found, "quota")]
    assert amounts == ["10000000000000.01"]


def test_only_fiscal_tables_and_their_columns_leave() -> None:
    with pytest.raises(NoTable):
        package({"people": pa.table({"name": ["沈敏"]})})
    with pytest.raises(ValueError, match="payment: secret"):
        package({"payment": pa.table({"secret": ["x"]})})
