"""The fictional money is the same every time, whole, and its labels are true in the files that were handed over."""

import csv
import json
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.demo.money.kinds import LOOK_ALIKES, MARGINS, kinds
from guantong.gateways.demo.money.labels import Labels
from guantong.gateways.demo.money.parameters import measure
from guantong.gateways.demo.money.plant import plant
from tests.money_files import Files
from tests.money_measured import Ledger, measured

SEED = 7


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Labels:
    return plant(tmp_path_factory.mktemp("money"), "small", SEED)


@pytest.fixture(scope="module")
def ledger(planted: Labels) -> Ledger:
    return Ledger(Files(planted.folder).tables)


def labels(planted: Labels) -> list[dict[str, Any]]:
    return [json.loads(line) for line in planted.file.read_text("utf-8").splitlines()]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(planted: Labels, tmp_path: Path) -> None:
    again, other = plant(tmp_path / "again", "small", SEED), plant(tmp_path / "other", "small", SEED + 1)

    assert _bytes(again.folder) == _bytes(planted.folder)
    assert again.file.read_bytes() == planted.file.read_bytes()
    assert set(_bytes(other.folder)) == set(_bytes(planted.folder))
    assert _bytes(other.folder) != _bytes(planted.folder)


def test_what_is_there_already_is_not_written_over(planted: Labels) -> None:
    with pytest.raises(FileExistsError):
        plant(planted.folder.parent, "small", SEED)


def test_every_kind_has_all_margins_and_two_lawful_look_alikes(planted: Labels) -> None:
    found = planted.counted()

    assert len(kinds()) >= 30
    for kind in kinds():
        assert [found[kind.name, margin] for margin in (*MARGINS, "look_alike")] == [1, 1, 1, LOOK_ALIKES], kind.name


def test_the_small_district_has_forty_units_three_years_and_some_thirty_thousand_payments(
    planted: Labels, ledger: Ledger
) -> None:
    units = {row["unit_code"] for row in ledger.t["unit"]}
    years = {row["year"] for row in ledger.t["payment"]}

    assert (len(units), len(years)) == (40, 3)
    assert 350 <= len(ledger.t["project"]) <= 450
    assert 27_000 <= planted.payments == len(ledger.t["payment"]) <= 39_000


def test_the_labels_lie_apart_from_what_is_handed_over(planted: Labels) -> None:
    with (planted.folder / "交接清单.csv").open(encoding="utf-8-sig", newline="") as file:
        handed = {row["文件"] for row in csv.DictReader(file)}

    assert planted.file.parent == planted.folder.parent
    assert {str(path.relative_to(planted.folder)) for path in planted.folder.rglob("*.*")} == handed | {"交接清单.csv"}


def test_the_list_of_files_states_their_rows_and_totals(planted: Labels) -> None:
    files = Files(planted.folder)

    for handed in files.handed:
        if handed["表"] == "payment":
            rows = list(files.rows(handed))
            total = sum(row["amount"] for row in rows)
            assert (handed["行数"], handed["金额合计（元）"]) == (str(len(rows)), f"{total // 100}.{total % 100:02}")


def test_what_every_label_measures_is_found_again_in_the_files(planted: Labels, ledger: Ledger) -> None:
    told = [label for label in labels(planted) if label["margin"] != "look_alike"]

    wrong = [
        (label["kind"], label["margin"], label["value"], found)
        for label in told
        if (found := measured(ledger, label)) != label["value"]
    ]

    assert wrong == []
    assert len(told) >= len(kinds()) * len(MARGINS)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_labels_are_true_for_other_seeds_too(seed: int, tmp_path: Path) -> None:
    planted = plant(tmp_path, "small", seed)
    ledger = Ledger(Files(planted.folder).tables)

    told = [label for label in labels(planted) if label["margin"] != "look_alike"]

    assert [(x["kind"], x["margin"]) for x in told if measured(ledger, x) != x["value"]] == []


def test_a_case_stands_where_its_margin_says(planted: Labels) -> None:
    for label in labels(planted):
        if label["margin"] in MARGINS:
            scale = measure(label["kind"])
            apart = 200 if label["kind"] == "pace_peers" else 1  # peers are looked at again after the last was planted
            assert abs(label["value"] - scale.value(label["margin"])) <= apart, label
            assert label["speaks"] is scale.speaks(label["margin"])


def test_a_label_is_no_longer_true_when_its_vouchers_are_gone(planted: Labels, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    shutil.copytree(planted.folder, folder)
    gone = {
        n
        for label in labels(planted)
        if (label["kind"], label["margin"]) == ("overrun", "over")
        for n in label["vouchers"]
    }
    for path in folder.glob("国库集中支付/*.csv"):
        lines = path.read_text("gb18030").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if line.split(",")[0] not in gone), "gb18030")

    ledger = Ledger(Files(folder).tables)
    label = next(x for x in labels(planted) if (x["kind"], x["margin"]) == ("overrun", "over"))

    assert gone
    assert measured(ledger, label) < label["limit"] < label["value"]


def test_look_alikes_bear_their_lawful_ground_in_the_files(planted: Labels, ledger: Ledger) -> None:
    looks: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label in labels(planted):
        if label["margin"] == "look_alike":
            looks[label["kind"]].append(label)
    vouchers = {row["voucher_no"]: row for row in ledger.t["payment"]}
    contracts = {row["contract_no"]: row for row in ledger.t["contract"]}

    reversed_, habit = looks["year_end_rush"][0], looks["off_day"][0]
    assert sum(vouchers[n]["amount"] for n in looks["no_budget_line"][1]["vouchers"]) == 0
    assert looks["overrun"][0]["subject"]["project_code"] in {row["project_code"] for row in ledger.t["adjustment"]}
    assert looks["overrun"][1]["subject"]["project_code"] in {row["project_code"] for row in ledger.t["carry_over"]}
    for kind in ("splitting", "newcomer"):
        contract = contracts[vouchers[looks[kind][0]["vouchers"][0]]["contract_no"]]
        assert (contract["method"], contract["valid_bids"] >= 5) == ("公开招标", True)
    assert measured(ledger, reversed_) < reversed_["limit"]
    weekends = Counter(
        row["paid_on"].month for row in ledger.by_unit[habit["subject"]["unit_code"]] if row["paid_on"].weekday() > 4
    )
    assert sum(count > 1 for count in weekends.values()) >= 10
    assert all(label["speaks"] is False for found in looks.values() for label in found)


def test_nothing_unplanted_is_paid_beyond_its_quota_or_without_one(planted: Labels, ledger: Ledger) -> None:
    named = {
        code for label in planted for code in (label.subject.get("project_code"), *label.subject.get("projects", ()))
    }
    paid: dict[tuple[str, int], int] = Counter()
    for row in ledger.t["payment"]:
        paid[row["project_code"], row["year"]] += row["amount"]

    beyond = [key for key, amount in paid.items() if key[0] and key[0] not in named and amount > ledger.quota[key]]

    assert beyond == []


def test_adjusted_is_approved_and_what_was_decided_and_moved_but_for_the_cases_that_say_otherwise(
    planted: Labels, ledger: Ledger
) -> None:
    planted_ = {code for label in planted if label.kind == "adjustment_total" for code in label.subject["projects"]}
    decided: dict[tuple[str, int], int] = Counter()
    for row in ledger.t["adjustment"]:
        decided[row["project_code"], row["year"]] += row["amount"]
    for row in ledger.t["reallocation"]:
        decided[row["from_project"], row["year"]] -= row["amount"]
        decided[row["to_project"], row["year"]] += row["amount"]

    for row in ledger.t["project"]:
        for year in {r["year"] for r in ledger.by_project[row["project_code"]]}:
            found = ledger.versions(row["project_code"], year)
            if row["project_code"] not in planted_ and "批复预算" in found:
                assert found["调整预算"] == found["批复预算"] + decided[row["project_code"], year]


def test_the_four_books_balance_and_nothing_in_them_is_negative(ledger: Ledger) -> None:
    books: dict[tuple[int, str], int] = Counter()
    for row in ledger.t["balance"]:
        books[row["year"], row["fund_kind"]] += row["amount"] if row["side"] == "收入" else -row["amount"]
        assert row["amount"] >= 0

    assert len(books) >= 21
    assert set(books.values()) == {0}
