"""Codes label and check; what the tables do not hold is unknown, not wrong."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from guantong.domain.fiscal.classification import codes
from guantong.domain.fiscal.classification.codes import (
    economic_class,
    function_class,
    is_known,
    is_known_code,
    is_known_name,
    known_names,
    likely_names,
    names_of_function,
    same_name,
)

FOLDER = Path(codes.__file__).parent


def lines(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_functional_code_has_its_name_parent_and_book() -> None:
    entry = function_class("2010101", 2025)

    assert entry is not None
    assert (entry.name, entry.level, entry.parent, entry.budget_book) == ("行政运行", "项", "20101", "一般公共预算")


def test_an_economic_code_has_its_name() -> None:
    entry = economic_class("30101", 2025)

    assert entry is not None
    assert (entry.name, entry.parent, entry.status) == ("基本工资", "301", "verified")


def test_an_unknown_code_is_none_and_no_error() -> None:
    assert function_class("2999999", 2025) is None
    assert economic_class("", 2025) is None
    assert (is_known("2999999", 2025), is_known_code("2999999")) == (False, False)


def test_a_year_outside_the_tables_is_not_guessed() -> None:
    assert (is_known("2010101", 2024), is_known("2010101", 2026)) == (True, True)
    assert (is_known("2010101", 2023), is_known("2010101", 2027)) == (False, False)
    assert is_known_code("2010101")


def test_a_renamed_code_bears_its_old_name_in_older_years() -> None:
    older, present = function_class("2013804", 2020), function_class("2013804", 2024)

    assert older is not None
    assert present is not None
    assert (older.name, older.retired) == ("市场主体管理", True)
    assert (present.name, present.retired) == ("经营主体管理", False)
    assert names_of_function("2013804") == ("经营主体管理", "市场主体管理")


def test_a_withdrawn_code_is_known_for_older_years_only() -> None:
    older = function_class("21006", 2023)

    assert older is not None
    assert (older.name, older.parent) == ("中医药", "210")
    assert function_class("21006", 2024) is None


def test_the_year_in_a_note_bounds_the_code() -> None:
    assert (is_known("20141", 2024), is_known("20141", 2025)) == (False, True)
    assert (is_known("21106", 2022), is_known("21106", 2023)) == (True, False)


def test_a_name_that_is_not_sure_labels_but_is_not_held_against_a_document() -> None:
    assert names_of_function("2014101") == ("行政运行",)
    assert known_names("2014101") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("维修(护)费", "维修（护）费"),
        ("维修（护）费", "维修(护)"),
        ("一般公共服务支出", "一般公共服务"),
        ("行政 运行", "行政运行"),
        ("商品和服务支出", "商品和服务　支出"),
        ("文化、体育与传媒", "文化体育与传媒"),
        ("机关事业单位基本养老保险缴费支出", "机关事业单位基本养老保险缴费"),
    ],
)
def test_one_class_printed_in_two_ways_is_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("行政运行", "事业运行"), ("维修(护)费", "租赁费"), ("支出", "费"), ("", "支出")]
)
def test_two_classes_are_two_names(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize("name", ["function.csv", "dept_economic.csv", "gov_economic.csv"])
def test_no_two_classes_of_one_group_share_a_name(name: str) -> None:
    rows = lines(name)

    shared = [
        (one["name"], other["name"])
        for index, one in enumerate(rows)
        for other in rows[index + 1 :]
        if one["parent"] == other["parent"] and same_name(one["name"], other["name"])
    ]
    assert shared == []


@pytest.mark.parametrize("name", ["function.csv", "dept_economic.csv", "gov_economic.csv", "revenue.csv"])
def test_codes_are_single_and_grow_from_their_parents(name: str) -> None:
    rows = lines(name)
    known = {row["code"] for row in rows}

    assert [code for code, times in Counter(row["code"] for row in rows).items() if times > 1] == []
    assert [row["code"] for row in rows if row["parent"] and row["parent"] not in known] == []
    assert [row["code"] for row in rows if not row["code"].startswith(row["parent"])] == []


def test_names_are_known_by_any_code_that_bears_them() -> None:
    assert is_known_name("一般公共服务")
    assert not is_known_name("明湖区灯会")


def test_a_name_of_medium_confidence_is_likely_and_not_known() -> None:
    assert likely_names("2010601") == ("行政运行",)
    assert known_names("2010601") == ()
    assert is_known_name("信息化建设", likely=True)
