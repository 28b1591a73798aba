"""`make bench`: run the promises of speed, print their ratios, keep them in the manual."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
PAGE = HERE.parent / "docs" / "reference" / "benchmarks.md"
HEADS = ("name", "ours", "peer", "ratio", "goal", "runs")


def main(only: str = "") -> int:
    """Run every `*_bench.py` whose name holds `only`; 1 when a goal was missed."""
    kept = {row["name"]: row for row in json.loads(RESULTS.read_text("utf-8"))} if RESULTS.exists() else {}
    measured: list[dict[str, Any]] = []
    for path in sorted(HERE.glob("*_bench.py")):
        if only in path.stem:
            measured += importlib.import_module(f"benchmarks.{path.stem}").measure()
    kept |= {row["name"]: row for row in measured}
    _print(measured)
    for name in kept.keys() - {row["name"] for row in measured}:
        print(f"not run now, kept from an earlier run: {name}")
    RESULTS.write_text(json.dumps(list(kept.values()), ensure_ascii=False, indent=1) + "\n", "utf-8")
    PAGE.write_text(_page(list(kept.values())), "utf-8")
    return int(any(not met(row) for row in measured))


def met(row: dict[str, Any]) -> bool:
    """Tell whether a row keeps its goal; a row without one is only a figure."""
    if row["goal"] is None or row["ratio"] is None:
        return True
    return bool(row["ratio"] <= row["goal"] if row["better"] == "lower" else row["ratio"] >= row["goal"])


def _cells(row: dict[str, Any]) -> list[str]:
    goal = (
        ""
        if row["goal"] is None
        else f"{'≤' if row['better'] == 'lower' else '≥'} {row['goal']} {'met' if met(row) else 'MISSED'}"
    )
    ratio = "not run" if row["ratio"] is None else f"{row['ratio']:.3f}"
    return [row["name"], str(row["ours"]), str(row["peer"]), ratio, goal, str(row["runs"])]


def _print(rows: list[dict[str, Any]]) -> None:
    table = Table(*HEADS)
    for row in rows:
        table.add_row(*_cells(row))
    Console().print(table)


def _page(rows: list[dict[str, Any]]) -> str:
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`. Every figure is a ratio within one run on one machine, medians of interleaved rounds;",
        "seconds are CPU seconds of all processes, start-up included. Absolute seconds mean little: compare ratios.",
        "Cores in use are of the calmest round: whatever else runs on the machine can only lower them.",
        "Accuracy, signals on real ledgers and intervals of forecasts are counts, no speeds: what they mean, and what a reader made of",
        "the signals, stands in decision 30.",
        "",
        f"| {' | '.join(HEADS)} |",
        "|---|---|---|---|---|---|",
        *(f"| {' | '.join(_cells(row))} |" for row in rows),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
