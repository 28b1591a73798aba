"""From a file to records, whole: what a ledger's clerk sends, and what of it becomes facts."""

from datetime import date
from pathlib import Path

import openpyxl

from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.taking_in import take_in
from guantong.domain.money import Unit
from guantong.gateways.adapters.record_files.sources import sources
from guantong.gateways.adapters.record_files.staging_test import staged, written
from guantong.gateways.adapters.record_files.voucher_xml_test import detail, message, voucher
from guantong.gateways.adapters.record_files.workbook_test import saved

KEY = b"a district's key"
HEADERS = ("支付日期", "单位编码", "收款人", "金额")
PAYMENTS = Mapping("payment", HEADERS, {"paid_on": 0, "unit_code": 1, "payee": 2, "amount": 3}, Unit.TEN_THOUSAND)


def test_a_month_as_a_clerk_sends_it_becomes_payments_that_sum_to_its_total(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["明湖区2026年7月支付明细"], ["编制单位：明湖区财政局", None, None, "单位：万元"], HEADERS,
        [date(2026, 7, 3), "001001", "明湖建设有限公司", 12.5], [date(2026, 7, 9), "001001", "明湖科技有限公司", 0.0001],
        ["教育局小计", None, None, 12.5001], [date(2026, 7, 31), "001002", "明湖建设有限公司", -2],
        ["合　计", None, None, 10.5001], ["制表：沈敏", None, "复核：邹岩", None],
    ):  # fmt: skip
        book.active.append(row)

    found = take_in(staged(saved(book, tmp_path / "七月.xlsx")), PAYMENTS, "b1", KEY)

    assert [(row["paid_on"], row["unit_code"], row["amount"], row["row"]) for row in found.rows.to_pylist()] == [
        (date(2026, 7, 3), "001001", 125_000_00, 4),
        (date(2026, 7, 9), "001001", 1_00, 5),
        (date(2026, 7, 31), "001002", -20_000_00, 7),
    ]
    assert (found.control.read, found.control.taken, found.control.totals, found.whole) == (5, 3, 2, True)
    assert found.control.sums == {"amount": 125_000_00 + 1_00 - 20_000_00}


def test_an_amount_that_was_never_computed_is_refused_with_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        HEADERS,
        [date(2026, 7, 3), "001001", "明湖建设有限公司", "=1+1"],
        [date(2026, 7, 4), "001001", "明湖", 2],
    ):
        book.active.append(row)

    found = take_in(staged(saved(book, tmp_path / "七月.xlsx")), PAYMENTS, "b1", KEY)

    assert [refusal.words.zh for refusal in found.refusals] == [
        "Sheet 第 2 行“金额”列：“公式未保存结果”不是能精确到分的金额"
    ]
    assert (found.control.taken, found.control.refused) == (1, 1)


def test_the_treasurys_vouchers_become_payments_by_their_saved_mapping(tmp_path: Path) -> None:
    content = message(voucher("1201.25", detail("1200.50"), detail("0.75", "明湖街道办事处")))
    file = staged(written(tmp_path, content, "凭证.xml"))
    mapping = sources()["treasury_vouchers"].fitting(file.sheets[0].headers)["details"]

    found = take_in(file, mapping, "b1", KEY)

    assert found.whole
    assert [
        (r["voucher_no"], r["year"], r["paid_on"], r["unit_code"], r["amount"], r["row"])
        for r in found.rows.to_pylist()
    ] == [
        ("0700012", 2026, date(2026, 7, 3), "001001", 1200_50, 1),
        ("0700012", 2026, date(2026, 7, 3), "001001", 75, 2),
    ]
