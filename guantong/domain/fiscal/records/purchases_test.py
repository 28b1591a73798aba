"""Purchases are what firms were paid for goods, services and works; the codes of each family are those of the classification."""

import csv
from datetime import date
from pathlib import Path

import pytest
import yaml

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.purchases import bought, purchases, shares

CODES = Path(__file__).parents[1] / "classification"
DAY = date(2025, 6, 30)


def pay(payee: str, code: str, amount: int = 10, **more: object) -> dict[str, object]:
    return {"paid_on": DAY, "unit_code": "101", "payee": payee, "economic_code": code, "amount": amount, **more}


def test_persons_utilities_units_wages_and_open_tenders_are_no_purchases_to_look_at() -> None:
    books = Books.of_rows(
        {
            "payment": [
                pay("甲公司", "30227"), pay("个人（已隐去）", "30226", payee_person=True), pay("供电局", "30206"),
                pay("明湖区档案馆", "30227"), pay("乙公司", "30101"), pay("丙公司", "31002", contract_no="H1"),
            ],
            "unit": [{"unit_code": "900", "unit": "明湖区档案馆"}],
            "contract": [{"contract_no": "H1", "method": "open_tender"}],
        }
    )  # fmt: skip

    assert [row["payee"] for row in purchases(books, DAY).to_pyarrow().to_pylist()] == ["甲公司"]


def test_shares_are_of_what_the_unit_bought_in_the_year() -> None:
    books = Books.of_rows(
        {
            "payment": [
                pay("甲公司", "30227", 30),
                pay("乙公司", "30227", 60),
                pay("乙公司", "30227", 30),
                pay("供电局", "30206", 80),
            ]
        }
    )

    told = shares(purchases(books, DAY), bought(books, DAY), 2025).order_by("payee").to_pyarrow().to_pylist()

    assert [(row["payee"], row["paid"], row["value"]) for row in told] == [("乙公司", 90, 4500), ("甲公司", 30, 1500)]


@pytest.mark.parametrize("family", ["personnel", "utilities", "purchases", "emergency"])
def test_every_code_of_a_family_is_in_the_classification(family: str) -> None:
    name = "function.csv" if family == "emergency" else "dept_economic.csv"
    known = {row[0] for row in csv.reader((CODES / name).open(encoding="utf-8"))}
    read = yaml.safe_load((Path(__file__).parent / "families.yaml").read_text("utf-8"))[family]

    assert [code for code in read["codes"] if code not in known] == []
