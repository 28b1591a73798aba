"""Real ledgers of other countries lying beside the checkout, and an independent reading of them (真实明细)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

DATA = Path(__file__).parents[2] / "shared" / "data"
FOLDERS = ("uk_council_spend", "nyc_capital_commitments", "us_oakland_budget", "tw_central_budget_g0v")
needed = pytest.mark.skipif(
    not all((DATA / name / "raw").is_dir() for name in FOLDERS),
    reason="not run: no ledgers of other countries in shared/data beside the checkout",
)


@dataclass(frozen=True)
class Ledger:
    """One real file: where it lies, how it is written, in which lines its header stands, which columns are amounts (from 0)."""

    path: Path
    encoding: str = "utf-8-sig"
    header: int = 1
    amounts: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.path.relative_to(DATA).as_posix()

    @property
    def declared(self) -> str:
        """What its source declares, "" where the bytes tell."""
        return self.encoding if self.encoding == "cp1252" else ""

    def rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield every filled line below the header as another reader gives it, with its number."""
        for number, cells in enumerate(self._lines(), 1):
            if number > self.header and any(cells):
                yield number, cells

    def header_names(self) -> list[str]:
        """Return the names over the columns; where they stand in two lines, the lower below the upper's last name."""
        upper, *lower = [list(cells) for _, cells in zip(range(self.header), self._lines(), strict=False)]
        if not lower:
            return upper
        names, over = [], ""
        for above, below in zip(upper, lower[0], strict=True):
            over = above or over
            names.append(f"{over}/{below}" if below else above)
        return names

    def totals(self) -> dict[int, Decimal]:
        sums = dict.fromkeys(self.amounts, Decimal())
        for _, cells in self.rows():
            for at in self.amounts:
                sums[at] += amount(cells[at])
        return sums

    def _lines(self) -> Iterator[tuple[str, ...]]:
        if self.path.suffix == ".xlsx":
            book = openpyxl.load_workbook(self.path, read_only=True, data_only=True)
            for line in book.worksheets[0].iter_rows(values_only=True):
                yield tuple("" if value is None else str(value).strip() for value in line)
        else:
            with self.path.open(encoding=self.encoding, newline="") as file:
                for line in csv.reader(file):
                    yield tuple(cell.strip() for cell in line)


def is_amount(text: str) -> bool:
    """Tell whether an amount is printed at all."""
    return bool(text) and Decimal(text.replace(",", "")).is_finite()


def amount(text: str) -> Decimal:
    """Return a printed amount; where none is printed (blank, NaN) there is nothing to add."""
    said = Decimal(text.replace(",", "") or "0")
    return said if said.is_finite() else Decimal()


_AMOUNTS = {
    "darlington/clean": (7,), "gateshead/clean": (7,), "leeds/processed": (1,), "leeds/raw": (9,), "salford/clean": (3, 4, 5),
    "nyc_capital_commitments/raw/2016-Oct/commitments": (7, 8), "nyc_capital_commitments/raw/2017-Jan/commitments": (7, 8),
    "nyc_capital_commitments/raw/2016-Oct/projects": (3, 4, 5), "nyc_capital_commitments/raw/2017-Jan/projects": (3, 4, 5),
    "__adopted": (5,), "__adjusted": (5,), "__proposed": (5,), "FY15-16__adopted": (2,), "FY16-17__adopted": (2,),
    "mayor-proposed": (14,), "tw_central_budget_g0v": (2,),
}  # fmt: skip
_WESTERN = ("leeds/processed/2018-12", "leeds/raw/2011-01")
_TWO_LINES = ("salford/clean/2018-04", "salford/clean/2018-11")


def ledgers() -> list[Ledger]:
    """Return every ledger there is, none where the folder is not."""
    found = [p for name in FOLDERS for p in sorted((DATA / name / "raw").rglob("*")) if p.suffix in (".csv", ".xlsx")]
    return [_ledger(path) for path in found]


def _ledger(path: Path) -> Ledger:
    def among(names: tuple[str, ...]) -> bool:
        return any(name in path.as_posix() for name in names)

    amounts = [places for name, places in _AMOUNTS.items() if name in path.as_posix()]
    return Ledger(
        path,
        "cp1252" if among(_WESTERN) else "utf-8-sig",
        2 if among(_TWO_LINES) else 1,
        amounts[-1] if amounts else (),
    )
