"""Every real ledger goes through its source's saved mapping into records, and every amount sums to an independent reader's, to the penny."""

import os
from pathlib import Path

import pytest

from guantong.domain.fiscal.records.table import Kind, table
from guantong.domain.fiscal.records.taking_in import TakenIn, take_in
from guantong.gateways.adapters.record_files.sources import sources
from guantong.gateways.adapters.record_files.staging import RecordFiles
from tests.ledgers import DATA, Ledger, amount, is_amount, ledgers, needed

EVERY: dict[str, tuple[str, tuple[str, ...]]] = {
    "darlington/clean/": ("darlington_payments", ("month",)),
    "gateshead/clean/": ("gateshead_payments", ("quarter",)),
    "leeds/processed/2019-03": ("leeds_payments", ("month",)),
    "leeds/processed/2018-12": ("leeds_payments_western", ("month",)),
    "leeds/raw/2011-01": ("leeds_payments_western", ("month_of_2011",)),
    "salford/clean/": ("salford_payments", ("month",)),
    "salford/clean/2018-04": ("salford_payments", ("month_in_two_lines",)),
    "salford/clean/2018-11": ("salford_payments", ("month_in_two_lines",)),
    "projects.csv": ("new_york_capital", ("projects", "city_funds", "other_funds")),
    "commitments.csv": ("new_york_capital", ("city_commitments", "other_commitments")),
    "agencies.csv": ("new_york_capital", ("agencies",)),
    "__proposed.csv": ("oakland_budget", ("proposed_outlays", "revenue")),
    "__adopted.csv": ("oakland_budget", ("adopted_outlays", "revenue")),
    "__adjusted.csv": ("oakland_budget", ("adjusted_outlays", "revenue")),
    "mayor-proposed-13-15.xlsx": ("oakland_budget", ("proposed_sheet_outlays", "proposed_sheet_revenue")),
    "raw/tw20": ("taiwan_central_budget", ("adopted",)),
    "2013ap-proposed": ("taiwan_central_budget", ("proposed",)),
}
"""What of a file's name says by which source and which of its sheets it is read; the last that fits counts."""
NO_AMOUNT = {
    "nyc_capital_commitments/raw/agencies.csv": "a list of agencies: units, which have no amount",
}
"""Files of which there is nothing to sum, and why."""
NO_COLUMN_OF_OURS = {
    "salford": "VAT and net amount: a payment is what was paid, the gross amount",
}
"""Amounts that no column of our tables keeps, and why."""


def read_by(ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    return [how for part, how in EVERY.items() if part in ledger.name][-1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("staged")


def every_sheet(ledger: Ledger, folder: Path) -> dict[str, TakenIn]:
    name, sheets = read_by(ledger)
    source = sources()[name]
    reader = RecordFiles(source.encoding)
    try:
        staged = reader.stage(ledger.path, folder)
    finally:
        reader.close()
    fitting = source.fitting(staged.sheets[0].headers)
    return {sheet: take_in(staged, fitting[sheet], f"{ledger.name}/{sheet}", os.urandom(32)) for sheet in sheets}


@needed
@pytest.mark.parametrize(
    "ledger", ledgers() or [Ledger(DATA)], ids=lambda ledger: ledger.path.parent.name + "/" + ledger.path.stem
)
def test_totals_through_taking_in_equal_an_independent_readers_to_the_penny(ledger: Ledger, folder: Path) -> None:
    name, sheets = read_by(ledger)
    header = ledger.header_names()
    taken = every_sheet(ledger, folder)

    for sheet in sheets:
        mapping, found = sources()[name].fitting(header)[sheet], taken[sheet]
        ours = [cells for _, cells in ledger.rows() if all(cells[at] in texts for at, texts in mapping.only.items())]
        money = {
            c.name: mapping.columns[c.name]
            for c in table(mapping.table).of_kind(Kind.MONEY)
            if c.name in mapping.columns
        }
        none = [cells for cells in ours if not all(is_amount(cells[at]) for at in money.values())]
        assert bool(money) == (ledger.name not in NO_AMOUNT)
        assert (found.control.read, found.control.left_out) == (
            len(list(ledger.rows())),
            len(list(ledger.rows())) - len(ours),
        )
        assert (found.control.taken, found.control.refused, found.control.totals) == (
            len(ours) - len(none),
            len(none),
            0,
        )
        assert {column: found.control.sums[column] for column in money} == {
            column: sum(amount(cells[at]) for cells in ours) * 100 for column, at in money.items()
        }


@needed
def test_every_ledger_has_a_source_and_every_amount_a_column_or_a_reason() -> None:
    assert [ledger.name for ledger in ledgers() if not any(part in ledger.name for part in EVERY)] == []
    left = {}
    for ledger in ledgers():
        name, sheets = read_by(ledger)
        fitting = sources()[name].fitting(ledger.header_names())
        read = {at for sheet in sheets for at in fitting[sheet].columns.values()}
        left |= {ledger.name: unread} if (unread := set(ledger.amounts) - read) else {}
    assert {name.split("/")[2] for name in left} == set(NO_COLUMN_OF_OURS)
    assert {frozenset(places) for places in left.values()} == {frozenset({4, 5})}


@needed
def test_what_was_refused_of_all_ledgers_are_the_amounts_that_none_are(folder: Path) -> None:
    ledger = next(one for one in ledgers() if "2013ap-proposed" in one.name)

    taken = every_sheet(ledger, folder)["proposed"]

    assert (taken.control.refused, {refusal.text for refusal in taken.refusals}) == (48, {"NaN"})
    assert taken.refusals[0].words.zh.endswith("“amount”列：“NaN”不是能精确到分的金额")
