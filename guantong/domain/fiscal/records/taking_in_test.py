"""Staged text becomes typed rows: nothing guessed, nothing lost, nobody named."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from guantong.domain.fiscal.records.mapping import Dates, Mapping
from guantong.domain.fiscal.records.persons import masked
from guantong.domain.fiscal.records.staging import CannotRead, Sheet, Staged
from guantong.domain.fiscal.records.taking_in import TakenIn, take_in
from guantong.domain.money import Unit

KEY = b"a district's key"
HEADERS = ("支付凭证号", "支付日期", "单位编码", "资金性质", "收款人全称", "支付金额", "用途")
COLUMNS = {
    name: at
    for at, name in enumerate(("voucher_no", "paid_on", "unit_code", "fund_kind", "payee", "amount", "purpose"))
}
VOUCHERS = Mapping("payment", HEADERS, COLUMNS, Unit.YUAN)
Line = Sequence[str | None]


def staged(tmp_path: Path, lines: Sequence[Line], headers: tuple[str, ...] = HEADERS, sheet: str = "3月") -> Staged:
    """Return lines as a reader would hand them over, the header in line 2."""
    cells = {f"c{at}": pyarrow.array([line[at] for line in lines], pyarrow.string()) for at in range(len(headers))}
    rows = {"sheet": [sheet] * len(lines), "row": pyarrow.array(range(3, 3 + len(lines)), pyarrow.int32())}
    pyarrow.parquet.write_table(pyarrow.table(rows | cells), tmp_path / "staged.parquet")
    return Staged(tmp_path / "staged.parquet", (Sheet(sheet, headers, 2),), "f" * 64)


def taken(tmp_path: Path, *lines: Line, mapping: Mapping = VOUCHERS) -> TakenIn:
    return take_in(staged(tmp_path, lines, mapping.headers), mapping, "b1", KEY)


def line(amount: str, payee: str = "明湖建工有限公司", paid_on: str = "2025-03-14", purpose: str = "工程款") -> Line:
    return ("00017", paid_on, "0101001", "一般公共预算资金", payee, amount, purpose)


def test_a_line_becomes_a_row_with_its_evidence(tmp_path: Path) -> None:
    found = taken(tmp_path, line("1,250.50"))

    (row,) = found.rows.to_pylist()
    assert {name: said for name, said in row.items() if said is not None} == {
        "voucher_no": "00017", "year": 2025, "paid_on": date(2025, 3, 14), "unit_code": "0101001", "fund_kind": "general",
        "payee": "明湖建工有限公司", "payee_person": False, "amount": 1_250_50, "purpose": "工程款",
        "batch": "b1", "file": "f" * 64, "sheet": "3月", "row": 3,
    }  # fmt: skip
    assert (found.control.read, found.control.taken, found.control.sums) == (1, 1, {"amount": 1_250_50})


def test_the_declared_unit_counts_unless_the_cell_prints_its_own(tmp_path: Path) -> None:
    mapping = Mapping("payment", HEADERS, COLUMNS, Unit.TEN_THOUSAND)

    found = taken(tmp_path, line("1.5"), line("1.5元"), line("（2）"), mapping=mapping)

    assert found.rows["amount"].to_pylist() == [15_000_00, 1_50, -20_000_00]


def test_a_refused_cell_is_told_with_its_place_and_its_line_is_not_taken(tmp_path: Path) -> None:
    found = taken(tmp_path, line("100"), line("壹佰"), line("7", paid_on="14/03/2025"), line("1.001"), line(""))

    assert [refusal.words.zh for refusal in found.refusals] == [
        "3月 第 4 行“支付金额”列：“壹佰”不是能精确到分的金额",
        "3月 第 5 行“支付日期”列：“14/03/2025”不是日期，或与声明的日期顺序不符",
        "3月 第 6 行“支付金额”列：“1.001”不是能精确到分的金额",
        "3月 第 7 行“支付金额”列：没有填写",
    ]
    assert (found.whole, found.refused_cells, found.control.taken, found.control.refused) == (False, 4, 1, 4)
    assert found.control.sums == {"amount": 100_00}


def test_an_unknown_choice_is_told_and_its_line_is_taken(tmp_path: Path) -> None:
    unknown = ("1", "2025-03-14", "01", "彩票公益金", "明湖建工有限公司", "9", "")

    found = taken(tmp_path, unknown)

    assert [(r.column, r.blocks) for r in found.refusals] == [("fund_kind", False)]
    assert (found.whole, found.rows["fund_kind"].to_pylist()) == (True, [None])


def total(amount: str, word: str = "合 计") -> Line:
    return (word, None, None, None, None, amount, None)


def test_a_total_that_adds_up_is_no_payment(tmp_path: Path) -> None:
    lines = [
        line("100"),
        line("20"),
        total("120", "小计"),
        line("5"),
        total("5", "本页小计："),
        total("125"),
        total(""),
    ]

    found = taken(tmp_path, *lines)

    assert found.rows["amount"].to_pylist() == [100_00, 20_00, 5_00]
    assert (found.control.read, found.control.taken, found.control.totals, found.control.refused) == (7, 3, 4, 0)


def test_a_total_that_adds_up_with_nothing_is_told_and_never_taken_for_either(tmp_path: Path) -> None:
    found = taken(tmp_path, line("100"), line("20"), total("121"))

    assert [refusal.words.zh for refusal in found.refusals] == [
        "3月 第 5 行“支付金额”列：“121”写着合计，却不等于上面、下面或整张表的明细之和，不能判断它是合计还是一笔明细"
    ]
    assert (found.whole, found.control.taken, found.control.totals, found.control.refused) == (False, 2, 0, 1)


def test_a_person_is_masked_in_every_column_and_a_body_is_not(tmp_path: Path) -> None:
    said = "付张三劳务费，电话13800138000"

    person, body = taken(
        tmp_path, line("1", "张三", purpose=said), line("2", "明湖建工有限公司", purpose="工程款")
    ).rows.to_pylist()

    assert (person["payee"], person["payee_person"]) == (masked("张三", KEY), True)
    assert person["purpose"] == f"付{masked('张三', KEY)}劳务费，电话（已隐去）"
    assert "张三" not in str(person)
    assert (body["payee"], body["payee_person"]) == ("明湖建工有限公司", False)


def test_a_source_that_says_a_payee_is_a_person_is_believed(tmp_path: Path) -> None:
    headers, columns = (*HEADERS, "是否对私"), COLUMNS | {"payee_person": 7}

    found = taken(tmp_path, (*line("1", "ZHANG SAN"), "是"), mapping=Mapping("payment", headers, columns, Unit.YUAN))

    assert found.rows["payee"].to_pylist() == [masked("ZHANG SAN", KEY)]


def test_lines_that_belong_elsewhere_are_left_out_and_counted(tmp_path: Path) -> None:
    mapping = Mapping("payment", HEADERS, COLUMNS, Unit.YUAN, only={6: ("工程款",)})

    found = taken(tmp_path, line("1"), line("2", purpose="工资"), line("4"), mapping=mapping)

    assert (found.control.read, found.control.taken, found.control.left_out) == (3, 2, 1)
    assert found.control.sums == {"amount": 5_00}


def test_a_bare_month_takes_the_year_of_its_line(tmp_path: Path) -> None:
    headers = ("年度", "月份", "单位编码", "计划用款")
    mapping = Mapping("unit_plan", headers, {"year": 0, "month": 1, "unit_code": 2, "planned": 3}, Unit.TEN_THOUSAND)

    found = taken(
        tmp_path,
        ("2025", "3月", "01", "2"),
        ("2025年度", "202504", "01", "3"),
        ("2025", "13", "01", "4"),
        mapping=mapping,
    )

    assert found.rows["month"].to_pylist() == [date(2025, 3, 1), date(2025, 4, 1)]
    assert [refusal.text for refusal in found.refusals] == ["13"]


@pytest.mark.parametrize(
    ("dates", "text", "day"),
    [
        (Dates.YEAR_FIRST, "2025年3月4日", date(2025, 3, 4)),
        (Dates.YEAR_FIRST, "20250304", date(2025, 3, 4)),
        (Dates.YEAR_FIRST, "2025/3/4 08:30:00", date(2025, 3, 4)),
        (Dates.YEAR_FIRST, "2025-02-29", None),
        (Dates.YEAR_FIRST, "03/04/2025", None),
        (Dates.YEAR_FIRST, "3025-03-04", None),
        (Dates.DAY_FIRST, "03/04/2025", date(2025, 4, 3)),
        (Dates.DAY_FIRST, "14-Jan-2011", date(2011, 1, 14)),
        (Dates.DAY_FIRST, "2025-03-04", date(2025, 3, 4)),
        (Dates.MONTH_FIRST, "03/04/25", date(2025, 3, 4)),
        (Dates.SERIAL, "45720", date(2025, 3, 4)),
        (Dates.SERIAL, "99999", None),
        (Dates.YEAR_FIRST, "45720", None),
    ],
)
def test_a_date_is_read_in_the_declared_order_only(tmp_path: Path, dates: Dates, text: str, day: date | None) -> None:
    found = taken(tmp_path, line("1", paid_on=text), mapping=Mapping("payment", HEADERS, COLUMNS, Unit.YUAN, dates))

    assert found.rows["paid_on"].to_pylist() == ([] if day is None else [day])


def test_a_code_that_a_spreadsheet_spoilt_is_told(tmp_path: Path) -> None:
    spoilt = ("1.20E+15", "2025-03-14", "101001.0", "", "", "9", "")

    found = taken(tmp_path, spoilt)

    assert [(r.column, r.text, r.blocks) for r in found.refusals] == [
        ("unit_code", "101001.0", False),
        ("voucher_no", "1.20E+15", False),
    ]


def test_a_sheet_with_other_headers_is_left_and_named(tmp_path: Path) -> None:
    one = staged(tmp_path, [line("1")])
    two = Staged(one.path, (*one.sheets, Sheet("说明", ("说明",), 1)), one.file)

    assert take_in(two, VOUCHERS, "b1", KEY).sheets_left == ("说明",)
    with pytest.raises(CannotRead, match="没有一张表的表头"):
        take_in(Staged(one.path, (Sheet("3月", ("甲",), 2),), one.file), VOUCHERS, "b1", KEY)


def test_without_a_declared_unit_nothing_is_taken(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="金额的单位没有声明"):
        taken(tmp_path, line("1"), mapping=Mapping("payment", HEADERS, COLUMNS))


def test_what_the_law_restricts_is_not_taken(tmp_path: Path) -> None:
    headers = ("年度", "债务类型", "债务余额", "隐性债务余额")
    mapping = Mapping("debt", headers, {"year": 0, "kind": 1, "balance": 2}, Unit.YUAN)

    with pytest.raises(CannotRead, match="“隐性债务余额”属于限制知悉范围"):
        taken(tmp_path, ("2025", "一般债务", "1", "2"), mapping=mapping)


def test_what_the_reader_marked_is_no_record(tmp_path: Path) -> None:
    """A subtotal by another name adds up, a note is no line, a ragged line is refused as one."""
    found = staged(tmp_path, [line("1.00"), line("2.00"), line("3.00"), ("制表：沈敏", *[None] * 6), line("5.00")])
    subtotal = pyarrow.parquet.read_table(found.path).append_column(
        "mark", pyarrow.array([None, None, "subtotal", "note", "ragged"], pyarrow.string())
    )
    pyarrow.parquet.write_table(subtotal, found.path)

    taken_in = take_in(found, VOUCHERS, "b1", KEY)

    control = taken_in.control
    assert (control.read, control.taken, control.totals, control.refused, control.sums) == (
        4,
        2,
        1,
        1,
        {"amount": 3_00},
    )
    assert [refusal.words.zh for refusal in taken_in.refusals] == ["3月 第 7 行：格数比表头多，各格可能错位"]
    assert taken_in.refusals[0].blocks
