"""The fictional payments have the shapes that were counted on published ledgers, and name nobody who lives."""

from collections import Counter
from math import log
from pathlib import Path
from statistics import stdev
from typing import Any

import pytest
import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.workdays.calendar import is_workday
from guantong.gateways.demo import money
from guantong.gateways.demo.district import read
from guantong.gateways.demo.money.names import REDACTED
from guantong.gateways.demo.money.plant import plant
from tests.money_files import Files, Row

HERE = Path(money.__file__).parent
STATUSES = {"law", "measured", "published", "assumption"}


@pytest.fixture(scope="module", params=[3, 11])
def payments(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return Files(plant(tmp_path_factory.mktemp("shape"), "small", request.param).folder).tables["payment"]


def _share(payments: list[Row], wanted: Any) -> float:
    return sum(map(wanted, payments)) / len(payments)


def test_amounts_have_a_lognormal_body_and_a_pareto_tail(payments: list[Row]) -> None:
    amounts = sorted(row["amount"] for row in payments if row["amount"] > 0)
    top, tail = amounts[-len(amounts) // 100 :], len(amounts) // 50
    alpha = tail / sum(log(each / amounts[-tail - 1]) for each in amounts[-tail:])

    assert 1.14 <= stdev(map(log, amounts)) <= 2.41
    assert 45 <= amounts[len(amounts) * 99 // 100] / amounts[len(amounts) // 2] <= 236
    assert 0.22 <= sum(top) / sum(amounts) <= 0.61  # 0.26 in the smallest of the published ledgers
    assert 0.92 <= alpha <= 1.85  # 1.73 in the lightest


def test_equal_rows_round_amounts_reversals_and_persons_are_as_frequent_as_counted(payments: list[Row]) -> None:
    alike = Counter((row["paid_on"], row["amount"], row["payee"]) for row in payments)

    assert 0.12 <= sum(count for count in alike.values() if count > 1) / len(payments) <= 0.16
    assert 0.05 <= _share(payments, lambda row: row["amount"] % 10_000 == 0) <= 0.12
    assert 0.01 <= _share(payments, lambda row: row["amount"] % 100_000 == 0) <= 0.04
    assert 0 < _share(payments, lambda row: row["amount"] < 0) <= 0.014
    assert 0.03 <= _share(payments, lambda row: row["payee_person"] == "是") <= 0.08


def test_units_pay_on_working_days_most_on_a_day_of_their_own(payments: list[Row]) -> None:
    days = Counter(
        (row["unit_code"], row["paid_on"].weekday()) for row in payments if row["economic_code"][:3] == "302"
    )
    whole = Counter(row["unit_code"] for row in payments if row["economic_code"][:3] == "302")
    own = [max(days[unit, day] for day in range(5)) / count for unit, count in whole.items()]

    assert _share(payments, lambda row: not is_workday(row["paid_on"])) <= 0.03
    assert sorted(own)[len(own) // 2] >= 0.4


def test_december_is_the_peak_of_the_year(payments: list[Row]) -> None:
    for year in {row["year"] for row in payments}:
        months: dict[int, int] = Counter()
        for row in payments:
            if row["year"] == year:
                months[row["paid_on"].month] += row["amount"]
        assert 1.5 <= months[12] * 12 / sum(months.values()) <= 2.5


def test_natural_persons_are_invented_or_left_out(payments: list[Row]) -> None:
    names, found = read("names"), {row["payee"] for row in payments if row["payee_person"] == "是"}

    assert REDACTED in found
    for name in found - {REDACTED}:
        assert name[0] in names["surnames"]
        assert 1 <= len(name) - 1 <= 2
        assert set(name[1:]) <= set(names["given"])
    assert not found & {row["payee"] for row in payments if row["payee_person"] == "否"}


@pytest.mark.parametrize("name", ["parameters", "measures"])
def test_every_number_says_its_status_and_source(name: str) -> None:
    entries = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))

    assert {key for key, entry in entries.items() if entry["status"] not in STATUSES or not entry["source"]} == set()


def test_a_number_of_the_law_names_an_article_of_the_catalogue_or_says_that_it_is_from_knowledge() -> None:
    entries = yaml.safe_load((HERE / "measures.yaml").read_text("utf-8"))

    for entry in entries.values():
        if entry["status"] == "law" and "from-knowledge" not in entry["source"]:
            assert cite(entry["source"])
