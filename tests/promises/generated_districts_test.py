"""The books of generated districts reconcile: no fen between them and a plain sum, at every version, in every way of asking."""

import os
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.reconciling.invariants import reconcile
from guantong.domain.fiscal.records.reconciling.outcome import Closing, Displayed, Ledger, State
from guantong.domain.fiscal.records.shares import left_by_rounding, percent
from guantong.domain.money import Unit
from tests.promises.generated_districts import YEAR, District, grown

SEEDS = range(int(os.environ.get("DISTRICTS") or (60 if os.environ.get("FULL") else 4)))
"""`DISTRICTS=300` draws as many as one likes: some three seconds each."""
BY = ("unit_code", "project_code", "function_code", "economic_code", "paid_on")
END = date(YEAR, 12, 31)


def summed(books: Books, name: str, by: str) -> Counter[Any]:
    rows = books.table(name)
    return Counter({row[by]: int(row["fen"]) for row in books.rows(rows.group_by(by).agg(fen=rows.amount.sum()))})


def ledger_of(district: District, closings: list[Closing]) -> Ledger:
    store, snapshot = district.store, district.snapshot
    kept: dict[str, Any] = {}
    for name, version in district.versions.items():
        kept |= store.controls(
            name, version, [one.batch for one in district.batches if one.feed.table == name and not one.reverses]
        )
    parts = tuple(district.sums("payment", "unit_code").values())
    whole = sum(parts)
    shown = [Displayed(part, whole, percent(part, whole)) for part in parts]
    shown.append(Displayed(parts=parts, decimals=2, noted=left_by_rounding(parts, Unit.TEN_THOUSAND)))

    def reopened(day: date, closed_at: datetime) -> Books:
        return store.opened(snapshot, day, closed_at)

    return Ledger(store.opened(snapshot, END), YEAR, district.batches, kept, reopened, closings, shown)


@pytest.mark.parametrize("seed", SEEDS)
def test_at_every_version_the_books_are_the_plain_sum_and_the_ten_hold(tmp_path: Path, seed: int) -> None:
    closings: list[Closing] = []
    for district in grown(tmp_path, seed):
        books = district.store.opened(district.snapshot, END)
        assert {by: summed(books, "payment", by) for by in BY} == {by: district.sums("payment", by) for by in BY}
        assert summed(books, "budget_line", "version") == district.sums("budget_line", "version")
        closings.append(
            Closing(END, district.now, "payment", "amount", sum(district.sums("payment", "unit_code").values()))
        )

    stood = {one.code: (one.state, one.differences) for one in reconcile(ledger_of(district, closings))}
    assert stood == {f"I{n}": (State.PASSED, ()) for n in range(1, 11)}


def test_the_districts_are_of_the_size_that_is_meant(tmp_path: Path) -> None:
    (district, *_) = grown(tmp_path, 1)

    assert len(district.rows("payment")) == pytest.approx(2_000, rel=0.4)


@pytest.mark.parametrize(("name", "code"), [("payment", "I1"), ("budget_line", "I2"), ("balance", "I6")])
def test_one_fen_is_seen(tmp_path: Path, name: str, code: str) -> None:
    district = next(grown(tmp_path, 7))
    (period, rows) = next((period, rows) for (of, period), rows in district.counting.items() if of == name)
    stated = next(one for one in district.batches if (one.feed.table, one.feed.period) == (name, period))

    district.brings(name, [*rows[:-1], {**rows[-1], "amount": rows[-1]["amount"] + 1}], period, edition=9)
    if code == "I1":  # what was stated for it is a fen less
        district.batches[-1] = type(stated)(
            district.batches[-1].batch, district.batches[-1].feed, "f", district.now, stated.rows, stated.sums
        )

    stood = {one.code: one for one in reconcile(ledger_of(district, []))}
    assert {abs(one.left - one.right) for one in stood[code].differences} == {1}
