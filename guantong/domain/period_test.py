"""Years and dates as documents print them."""

from datetime import date

import pytest

from guantong.domain.period import find_years, parse_date, printed_day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025年部门预算", [2025]),
        ("（2023年度）", [2023]),
        ("2024", [2024]),
        ("明湖区财政局2024年度收入支出总计2871.64万元。与2023年度相比", [2024, 2023]),
        ("2024 年度部门决算", [2024]),
        ("（2023年度部门决算）", [2023]),
        ("1.2025年收入", [2025]),
        ("二〇二五年部门预算", [2025]),
        ("２０２５年部门预算", [2025]),
        ("表一2025年部门预算", [2025]),
        ("第二十年", []),
        ("科目2013901", []),
        ("科目2013901年初数", []),
        ("明府规〔2016〕217号", []),
        ("明府规【2016】217号", []),
        ("明府规（2016）217号", []),
        ("合计2024.00万元", []),
        ("合计2024", []),
    ],
)
def test_years_are_told_from_codes_amounts_and_document_numbers(text: str, years: list[int]) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize("printed", ["2025-12-31", "2025年12月31日", "截至2025年12月31日", "2025/12/31"])
def test_dates_are_read(printed: str) -> None:
    assert parse_date(printed) == date(2025, 12, 31)


@pytest.mark.parametrize("printed", ["2025-13-01", "2025年2月30日", "12025-1-1", "2025-12-311"])
def test_a_day_that_does_not_exist_is_an_error(printed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_date(printed)


def test_a_day_is_printed_as_papers_print_it_and_read_back() -> None:
    assert printed_day(date(2026, 6, 1)) == "2026年6月1日"
    assert parse_date(printed_day(date(2026, 11, 12))) == date(2026, 11, 12)


def test_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="年底"):
        parse_date("年底")
