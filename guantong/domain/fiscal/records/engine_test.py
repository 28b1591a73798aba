"""A question is put into SQL once, whatever books it is asked of, and no two questions are taken for one."""

import gc
import weakref
from datetime import date
from typing import Any

import ibis
import pytest

from guantong.domain.fiscal.records import engine
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held

MAY = date(2026, 5, 9)


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> dict[bytes, str]:
    """Nothing was asked before."""
    monkeypatch.setattr(engine, "_written", {})
    return engine._written


def books(*amounts: int) -> Books:
    paid = [
        {"voucher_no": str(n), "paid_on": MAY, "unit_code": "1", "amount": amount} for n, amount in enumerate(amounts)
    ]
    return Books.of_rows({"payment": paid})


def above(asked: Books, least: Any) -> list[int]:
    payment = asked.table("payment")
    return [row["amount"] for row in asked.rows(payment.filter(payment.amount > least).order_by("amount"))]


def test_the_same_question_of_other_books_is_the_same_sql_and_each_answers_for_itself(
    written: dict[bytes, str],
) -> None:
    assert (above(books(1, 5, 9), 4), above(books(2, 6), 4)) == ([5, 9], [6])
    assert len(written) == 1


@pytest.mark.parametrize("others", [(4, 5), (1, 1.0), (0, False), ("5", 5)])
def test_another_value_or_kind_of_value_is_another_question(written: dict[bytes, str], others: tuple[Any, Any]) -> None:
    payment = books(1).table("payment")

    for value in others:
        payment.mutate(told=ibis.literal(value)).to_pyarrow()

    assert len(written) == 2


def test_a_table_that_is_not_held_is_the_same_question_too(written: dict[bytes, str]) -> None:
    for asked in (books(1), books(2)):
        quota = held(asked, "quota")
        rows = asked.rows(asked.table("payment").anti_join(quota, "unit_code").select("amount"))
        assert len(rows) == 1

    assert len(written) == 1


def test_one_too_deep_to_be_told_from_others_is_answered_all_the_same(written: dict[bytes, str]) -> None:
    amount = books(1).table("payment").amount
    for _ in range(400):
        amount = amount + 1

    assert amount.sum().to_pyarrow().as_py() == 1 + 400
    assert written == {}


def test_the_oldest_is_forgotten_first(written: dict[bytes, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST", 2)

    for least in (1, 2, 3):
        above(books(1), least)

    assert ["1" in sql.rpartition(">")[2] for sql in written.values()] == [False, False]
    assert len(written) == 2


def test_what_is_remembered_keeps_no_books_open() -> None:
    asked = books(1)
    above(asked, 0)
    connection = weakref.ref(asked._backend)

    del asked
    gc.collect()

    assert connection() is None
