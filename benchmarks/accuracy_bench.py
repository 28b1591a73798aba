"""Recall and precision of every ledger rule on three planted districts: margins, lawful look-alikes and ordinary money (命中率与准确率)."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.judged import District, Tally, cases, judged, table, unexplained
from benchmarks.taken import handed_over
from guantong.gateways.demo.money.plant import plant

SEEDS = (20_411, 20_412, 20_413)
"""Never looked at while rules or generator were mended: those were mended on seeds 101 to 110."""
SIZE = "small"
RECALL, PRECISION = 0.98, 0.95
DAYS = (date(2025, 6, 30), date(2025, 12, 31))
"""When rules that have no planted kind of their own are asked as well."""


def measure() -> list[dict[str, Any]]:
    """Return recall and precision of all rules together and of each, and how often rules without a planted kind spoke of ordinary money."""
    tallies: dict[str, Tally] = {}
    beside: dict[str, int] = {}
    unseen: set[str] = set()
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as place:
            district = _grown(Path(place), seed)
            judged(district, tallies)
            unseen |= {case.kind for case in district.planted} - table().keys()
            for day in DAYS:
                for ran, signals in unexplained(district, day, tallies):
                    told = f"{ran.rule.code} {ran.rule.stem}"
                    beside[told] = beside.get(told, 0) + len(signals)
                    _tell(f"unplanted {ran.rule.code} {day} {signal.because.zh}" for signal in signals)
    for tally in tallies.values():
        _tell(tally.wrong)
    _tell(f"no rule is asked to see {kind}" for kind in sorted(unseen))
    return [
        *_together([*tallies.values()]),
        *(row for tally in _ordered(tallies) for row in _each(tally)),
        *_beside(beside),
    ]


def _grown(folder: Path, seed: int) -> District:
    labels = plant(folder, SIZE, seed)
    return District(handed_over(labels.folder, folder / "books"), cases(labels.file))


def _ordered(tallies: dict[str, Tally]) -> list[Tally]:
    return sorted(tallies.values(), key=lambda tally: tally.rule.code)


def _together(tallies: list[Tally]) -> Iterator[dict[str, Any]]:
    asked, seen = sum(t.asked for t in tallies), sum(t.seen for t in tallies)
    true, false = sum(t.true for t in tallies), sum(t.false for t in tallies)
    yield _row("ledger rules: recall", f"{seen} seen", f"{asked} planted over their limit", seen / asked, RECALL)
    spoken = f"{true + false} signals, {sum(t.open for t in tallies)} more open"
    yield _row("ledger rules: precision", f"{true} true", spoken, true / (true + false), PRECISION)


def _each(tally: Tally) -> Iterator[dict[str, Any]]:
    name = f"{tally.rule.code} {tally.rule.stem}"
    yield _row(f"{name}: recall", f"{tally.seen} seen", f"{tally.asked} planted", tally.recall, RECALL)
    spoken = f"{tally.true + tally.false} signals, {tally.open} more open"
    yield _row(f"{name}: precision", f"{tally.true} true", spoken, tally.precision, PRECISION)


def _beside(found: dict[str, int]) -> Iterator[dict[str, Any]]:
    for name, count in sorted(found.items()):
        yield _row(
            f"{name}: signals on ordinary money",
            f"{count} signals",
            "no planted kind, recall not measured",
            count,
            None,
        )


def _row(name: str, ours: str, peer: str, ratio: float | None, goal: float | None) -> dict[str, Any]:
    return {
        "name": f"accuracy, {name}", "ours": ours, "peer": peer, "ratio": ratio, "goal": goal, "better": "higher", "runs": len(SEEDS),
    }  # fmt: skip


def _tell(sentences: Any) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
