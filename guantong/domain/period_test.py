"""Years and dates as documents print them."""

from datetime import date

import pytest

from guantong.domain.period import find_years, parse_date


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025年部门预算", [2025]),
        ("（2023年度）", [2023]),
        ("2024", [2024]),
        ("明湖区财政局2024年度收入支出总计2995.39万元。与2023年度相比", [2024, 2023]),
        ("科目2013901", []),
        ("明府规〔2016〕168号", []),
        ("合计2024.00万元", []),
    ],
)
def test_years_are_told_from_codes_amounts_and_document_numbers(text: str, years: list[int]) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize("printed", ["2025-12-31", "2025年12月31日", "截至2025年12月31日", "2025/12/31"])
def test_dates_are_read(printed: str) -> None:
    assert parse_date(printed) == date(2025, 12, 31)


def test_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="年底"):
        parse_date("年底")
