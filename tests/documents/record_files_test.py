"""Every real ledger is staged cell by cell as an independent reader reads it, and every amount sums to the penny."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from guantong.domain.fiscal.records.staging import Staged
from guantong.gateways.adapters.record_files.staging import RecordFiles
from tests.ledgers import DATA, Ledger, amount, ledgers, needed

Rows = list[tuple[int, tuple[str, ...]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("staged")


def staged(ledger: Ledger, folder: Path) -> Staged:
    reader = RecordFiles(ledger.declared)
    try:
        return reader.stage(ledger.path, folder)
    finally:
        reader.close()


def rows_of(found: Staged) -> Rows:
    with duckdb.connect() as connection:
        said = connection.execute("SELECT * FROM read_parquet(?) ORDER BY row", [str(found.path)]).fetchall()
    return [(number, tuple(cell or "" for cell in cells)) for _, number, _, *cells in said]


def as_wide(rows: Rows, width: int) -> Rows:
    """Return rows without what their file leaves blank at the end, filled to one width."""
    return [(number, (*cells, *[""] * width)[:width]) for number, cells in rows if not any(cells[width:])]


def same(ours: str, theirs: str) -> bool:
    """Numbers of a workbook are the same however a reader spells them."""
    if ours == theirs:
        return True
    try:
        return Decimal(ours) == Decimal(theirs)
    except ArithmeticError:
        return False


@needed
@pytest.mark.parametrize(
    "ledger", ledgers() or [Ledger(DATA)], ids=lambda ledger: ledger.path.parent.name + "/" + ledger.path.stem
)
def test_every_cell_and_every_total_equals_an_independent_readers(ledger: Ledger, folder: Path) -> None:
    found = staged(ledger, folder)

    sheet, ours, theirs = found.sheets[0], rows_of(found), list(ledger.rows())
    width = len(sheet.headers)
    expected = as_wide(theirs, width)
    assert (len(found.sheets), sheet.header_row, len(expected)) == (1, ledger.header, len(theirs))
    assert [number for number, _ in ours] == [number for number, _ in expected]
    differing = [
        (number, at, a, b)
        for (number, mine), (_, other) in zip(ours, expected, strict=True)
        for at, (a, b) in enumerate(zip(mine, other, strict=True))
        if not same(a, b)
    ]
    assert differing == []
    assert sum(map(bool, (c for _, cells in ours for c in cells))) == sum(
        map(bool, (c for _, cells in theirs for c in cells))
    )
    sums = {at: sum((amount(cells[at]) for _, cells in ours), Decimal()) for at in ledger.amounts}
    assert sums == ledger.totals()


@needed
def test_the_ledgers_are_all_there_and_all_but_a_list_of_agencies_have_amounts() -> None:
    known = ledgers()

    assert Counter(ledger.name.split("/")[0] for ledger in known) == {
        "uk_council_spend": 29, "nyc_capital_commitments": 5, "us_oakland_budget": 11, "tw_central_budget_g0v": 10,
    }  # fmt: skip
    assert [ledger.name for ledger in known if not ledger.amounts] == ["nyc_capital_commitments/raw/agencies.csv"]
