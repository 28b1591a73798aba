"""A limit is dated and sourced; a day before the first value is refused, a withdrawn one as well."""

from datetime import date
from pathlib import Path

import pytest

from guantong.domain.rule_engine.thresholds import Limits, UndatedLimitError

YAML = """
share:
  zh: 占比超过
  en: share over
  unit: "%"
  values:
    2020-01-01: {value: 10, source: {resolution: 明人常发〔2019〕3号}}
    2023-01-01: {value: 15, source: {cite: budget-law-2018-art-42}}
    2025-01-01: {value: null, source: {proposal: 停用}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "share.yaml"
    file.write_text(YAML, "utf-8")
    return file


def test_history_is_judged_by_the_limit_of_its_day(path: Path) -> None:
    assert Limits(path, date(2022, 12, 31))["share"].value == 10
    assert Limits(path, date(2023, 1, 1))["share"].value == 15


def test_a_limit_says_where_it_comes_from(path: Path) -> None:
    assert Limits(path, date(2020, 6, 1))["share"].source.zh == "明人常发〔2019〕3号"
    assert Limits(path, date(2024, 6, 1))["share"].source.zh == "《预算法》第42条"


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2025, 6, 1), None])
def test_before_the_first_value_after_the_last_or_without_a_day_nothing_is_in_force(
    path: Path, day: date | None
) -> None:
    with pytest.raises(UndatedLimitError):
        Limits(path, day)["share"]


def test_of_several_articles_the_limit_names_the_one_that_binds_the_document(tmp_path: Path) -> None:
    path = tmp_path / "late.yaml"
    path.write_text(
        "days: {zh: 期限, en: term, unit: 日, values: {2020-10-01: {value: 20,"
        " source: {cite: [budget-law-2018-art-14-1, budget-law-2018-art-14-2, budget-reg-2020-art-6]}}}}",
        "utf-8",
    )

    told = [Limits(path, date(2025, 1, 1), level)["days"].source.zh for level in ("department", "unit")]

    assert told == ["《预算法》第14条第2款", "《预算法实施条例》第6条"]
