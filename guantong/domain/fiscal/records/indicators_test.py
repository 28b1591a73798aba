"""Statistics are kept by place and level; spending is summed by class, and divided in whole fen."""

from datetime import date
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.indicators import (
    COMMUNITY,
    DISTRICT,
    SUBDISTRICT,
    classes,
    for_each,
    known,
    level_of,
    spent_by_unit,
    spent_by_year,
    values,
)

JUNE = date(2026, 6, 30)


def counted(where: str, year: int, value: int, measure: str | None = "个") -> dict[str, Any]:
    return {"indicator": "学位", "place": where, "year": year, "value": value, "measure": measure}


def pay(on: date, fen: int, function: str | None, **facts: Any) -> dict[str, Any]:
    return {"paid_on": on, "unit_code": "101", "unit": "教育局", "function_code": function, "amount": fen, **facts}


PAID = [pay(date(2025, 3, 1), 50, "2050201"), pay(date(2026, 3, 1), 70, "2050201"), pay(date(2026, 7, 1), 9, "2050201"), pay(date(2026, 3, 2), 4, "2010101"), pay(date(2026, 3, 2), 1, None)]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "level"), [("青石街道", SUBDISTRICT), ("石泉社区", COMMUNITY), ("明湖区", DISTRICT), ("柳河村", COMMUNITY), ("柳河镇", SUBDISTRICT)]
)  # fmt: skip
def test_the_level_of_a_place_is_told_from_its_name(where: str, level: str) -> None:
    assert level_of(where) == level


def test_counts_in_two_measures_are_two_indicators() -> None:
    books = Books.of_rows(
        {
            "indicator": [
                counted("青石街道", 2026, 4000),
                counted("柳桥街道", 2026, 1, "万个"),
                counted("望湖街道", 2026, 2, None),
            ]
        }
    )

    assert known(books) == [("学位", ""), ("学位", "万个"), ("学位", "个")]
    assert [(one.where, one.value) for one in values(books, JUNE, "学位", "个")] == [("青石街道", 4000)]


def test_a_value_of_a_later_year_is_not_known() -> None:
    books = Books.of_rows({"indicator": [counted("青石街道", 2027, 4000)]})

    assert values(books, JUNE, "学位", "个") == []


def test_spending_is_of_the_class_and_all_below_it_up_to_the_day() -> None:
    books = Books.of_rows({"payment": PAID})

    assert spent_by_year(books, JUNE, "205", "") == {2025: 50, 2026: 70}
    assert spent_by_year(books, JUNE, "", "") == {2025: 50, 2026: 70 + 4 + 1}
    assert spent_by_unit(books, JUNE, "205", "") == {("101", "教育局"): 70}
    assert classes(books) == ["201", "20101", "205", "20502"]


def test_what_is_for_one_is_whole_fen_and_of_none_not_known() -> None:
    assert [for_each(fen, value) for fen, value in ((100, 3000), (100, 1500), (None, 3000), (100, 0))] == [
        33,
        66,
        None,
        None,
    ]
