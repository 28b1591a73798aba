"""Does the interval of a forecast hold what it says? Held-out months of a fictional district and of real ledgers (年末预测)."""

import tempfile
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.unplanted_bench import LEDGERS, _taken
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.pace import forecasts
from guantong.domain.statistics.forecast import Forecast, PastYear, errors_of, forecast
from guantong.gateways.demo.money.plant import grown

SEEDS = (20_411, 20_412, 20_413)
SIZE = "whole"
MONTHS = range(1, 12)
LEAST, MOST = 0.75, 0.85
QUARTERS = 4
"""The real ledgers hold one year and no budget: its quarters stand in for years, what each department paid in the first of them for its size."""


def measure() -> list[dict[str, Any]]:
    """Return the share of intervals that held what came, from January to November of the latest year, every year before it known."""
    ordinary, planted = ([hit for seed in SEEDS for hit in _held(seed, plain)] for plain in (True, False))
    return [
        *_rows("units of a fictional district, ordinary money", ordinary, True, len(SEEDS)),
        *_rows("units of a fictional district, irregularities planted", planted, False, len(SEEDS)),
        *_real(),
    ]


def _held(seed: int, ordinary: bool) -> Iterable[bool]:
    """Yield of every unit and month of the latest year whether the interval held what the year came to."""
    books, came, latest = _district(seed, ordinary)
    for month in MONTHS:
        found = forecasts(books, date(latest, month, monthrange(latest, month)[1]), "unit_code")
        told = {unit: one for unit, one in found.items() if isinstance(one, Forecast)}
        yield from (one.low <= came[unit] <= one.high for unit, one in told.items())


def _district(seed: int, ordinary: bool) -> tuple[Books, dict[str, int], int]:
    """Return the books of a district by month, what each unit's latest year came to, and which year that is."""
    world, _ = grown(SIZE, seed, ordinary)
    paid: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0] * 12)
    allowed: dict[tuple[str, int], int] = defaultdict(int)
    for line in world.lines:
        key = (line.unit.code, line.year)
        allowed[key] += line.approved + line.adjusted
        for at, (usual, given) in enumerate(zip(line.months, line.given, strict=True)):
            paid[key][at] += usual + given
    rows = {
        "payment": [
            {"unit_code": unit, "year": year, "paid_on": date(year, at, 20), "amount": amount}
            for (unit, year), months in paid.items() for at, amount in enumerate(months, 1) if amount
        ],
        "budget_line": [
            {"unit_code": unit, "year": year, "version": "approved", "amount": amount} for (unit, year), amount in allowed.items()
        ],
    }  # fmt: skip
    came = {unit: sum(months) for (unit, year), months in paid.items() if year == world.last}
    return Books.of_rows(rows), came, world.last


def _real() -> list[dict[str, Any]]:
    if not LEDGERS.is_dir():
        return [
            _row("departments of real ledgers", "not run: no ledgers beside the checkout", "", None, None, "higher", 1)
        ]
    held: list[bool] = []
    with tempfile.TemporaryDirectory() as place:
        for council in ("darlington", "salford"):  # the others hold single months
            held += _quarters(_taken(LEDGERS / council, Path(place) / council).opened())
    return list(_rows("departments of two real ledgers, quarters for years", held, True, 1))


def _quarters(books: Books) -> list[bool]:
    """Tell of the fourth quarter of every department, foretold after its first and after its second month, whether the interval held it."""
    rows = books.table("payment")
    rows = rows.group_by("unit", year=rows.paid_on.year(), month=rows.paid_on.month()).agg(fen=rows.amount.sum())
    months: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in books.rows(rows):
        months[row["unit"]][(row["year"] - 2018) * 12 + row["month"] - 4] += int(row["fen"])  # April 2018 is the first
    held = []
    for known in (1, 2):
        years = {unit: _as_years(paid, known) for unit, paid in months.items()}
        years = {unit: found for unit, found in years.items() if found[0].size > 0}
        errors = errors_of(found[:-1] for found in years.values())
        for *past, now in years.values():
            told = forecast(now.by_then, now.size, past, errors)
            held += [told.low <= now.total <= told.high] if isinstance(told, Forecast) else []
    return held


def _as_years(paid: Mapping[int, int], known: int) -> list[PastYear]:
    """Return the quarters of a department as years, `known` months of each paid by then; the first quarter says how large they are."""
    size = sum(paid.get(at, 0) for at in range(3))
    return [
        PastYear(
            sum(paid.get(3 * quarter + at, 0) for at in range(known)),
            sum(paid.get(3 * quarter + at, 0) for at in range(3)),
            size,
        )
        for quarter in range(QUARTERS)
    ]


def _rows(name: str, held: Iterable[bool], promised: bool, runs: int) -> Iterable[dict[str, Any]]:
    held = list(held)
    share, peer = sum(held) / len(held), f"80 % of {len(held):,} held-out months"
    for goal, better in ((LEAST, "higher"), (MOST, "lower")) if promised else ((None, "higher"),):
        yield _row(name, f"{sum(held):,} held", peer, share, goal, better, runs)


def _row(
    name: str, ours: str, peer: str, ratio: float | None, goal: float | None, better: str, runs: int
) -> dict[str, Any]:
    bound = {LEAST: ", at least", MOST: ", at most"}.get(goal or 0, "")
    return {
        "name": f"interval of a forecast{bound}: {name}", "ours": ours, "peer": peer, "ratio": ratio, "goal": goal, "better": better, "runs": runs,
    }  # fmt: skip
