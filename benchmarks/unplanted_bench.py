"""What the ledger rules say of four real ledgers in which nothing was planted, and thirty of their signals read by eye (真实明细)."""

import sys
import tempfile
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.taken import Taking
from guantong.domain.fiscal.records.staging import CannotRead
from guantong.domain.rule_engine.ledger import BookSignal, compute, drill, kept_company
from guantong.domain.rulebook.shelf import all_rules, rule_named
from guantong.domain.statistics.sampling import drawn
from guantong.gateways.adapters.record_files.sources import Source, sources

LEDGERS = Path(__file__).parents[2] / "shared" / "data" / "uk_council_spend" / "raw"
READINGS = Path(__file__).with_name("readings.yaml")
READ, SEED = 30, "read by eye"
SHOWN = 8
"""Rows printed of every signal drawn."""


@dataclass(frozen=True)
class Told:
    """One signal over a real ledger, and the day and books it was asked of."""

    council: str
    day: date
    signal: BookSignal
    taking: Taking

    @property
    def id(self) -> str:
        """What tells it from every other; it names nobody."""
        return f"{self.council}/{self.signal.id}"


def measure() -> list[dict[str, Any]]:
    """Return signals per 10,000 rows, by rule too, and how many of thirty drawn ones make sense to who read them."""
    if not LEDGERS.is_dir():
        return [_row("signals per 10,000 rows", "not run: no ledgers beside the checkout", "", None)]
    told: dict[str, Told] = {}
    silent: Counter[str] = Counter()
    rows = 0
    with tempfile.TemporaryDirectory() as place:
        for folder in sorted(LEDGERS.iterdir()):
            taking = _taken(folder, Path(place) / folder.name)
            rows += sum(batch.rows for batch in taking.batches)
            for one in _told(folder.name, taking, silent):
                told.setdefault(one.id, one)
        _show(told)
    by_rule = Counter(one.signal.rule for one in told.values())
    every = [
        _row(
            "signals per 10,000 rows",
            f"{len(told)} signals",
            f"{rows:,} rows of four councils",
            len(told) * 10_000 / rows,
        )
    ]
    every += [
        _row(
            f"{code} {stem}: signals per 10,000 rows",
            f"{by_rule[code]} signals",
            f"{rows:,} rows",
            by_rule[code] * 10_000 / rows,
        )
        for code, stem in sorted((rule.code, rule.stem) for rule in all_rules() if by_rule[rule.code])
    ]
    absent = sorted(code for code in silent if not by_rule[code])
    return [
        *every,
        _row(
            "rules not computed, their tables being absent",
            f"{len(absent)} rules",
            " ".join(absent),
            float(len(absent)),
        ),
        _read(told),
    ]


def _taken(folder: Path, into: Path) -> Taking:
    taking = Taking(into)
    for path in sorted(folder.rglob("*.csv")):
        _put(taking, path, [source for name, source in sources().items() if name.startswith(folder.name)])
    taking.close()
    return taking


def _put(taking: Taking, path: Path, known: list[Source]) -> None:
    """Take a file in by the saved mapping that reads most of it, in the first encoding that it can be read in."""
    for source in sorted(known, key=lambda one: one.encoding):
        try:
            staged = taking.staged(path, source.encoding)
        except CannotRead:
            continue
        fitting = source.fitting(staged.sheets[0].headers)
        if fitting:
            found = taking.put(
                staged, max(fitting.values(), key=lambda one: len(one.columns)), f"{path.parent.name}/{path.name}"
            )
            if not found.whole:
                raise AssertionError(f"{path}: {[refusal.words.zh for refusal in found.refusals[:3]]}")
            return
    raise AssertionError(f"{path}: no saved source reads it")


def _told(council: str, taking: Taking, silent: Counter[str]) -> Iterator[Told]:
    payments = taking.opened().table("payment")
    latest = payments.group_by("year").agg(day=payments.paid_on.max()).order_by("year").to_pyarrow().to_pylist()
    for day in (row["day"].replace(day=monthrange(row["day"].year, row["day"].month)[1]) for row in latest):
        books = taking.opened(day)
        ran = kept_company([compute(rule, books, day) for rule in all_rules() if rule.over_ledger and not rule.off])
        for one in ran:
            silent[one.rule.code] += not one.signals and bool(one.not_computed)
            yield from (Told(council, day, signal, taking) for signal in one.signals)


def _show(told: dict[str, Told]) -> None:
    """Print the drawn signals with rows behind them, for whoever reads them."""
    for number, one in enumerate(_drawn(told), 1):
        print(f"\n[{number}] {one.id} {one.day} {one.signal.because.zh}", file=sys.stderr)
        rule = rule_named(one.signal.rule)
        assert rule is not None
        for name, rows in drill(rule, one.taking.opened(one.day), one.day, one.signal.keys).items():
            for row in rows.limit(SHOWN).to_pyarrow().to_pylist():
                print(
                    f"    {name} { ({k: str(v) for k, v in row.items() if v is not None and k not in ('batch', 'file')}) }",
                    file=sys.stderr,
                )


def _drawn(told: dict[str, Told]) -> list[Told]:
    return [told[one.id] for one in drawn({key: one.signal.rule for key, one in told.items()}, READ, SEED)]


def _read(told: dict[str, Told]) -> dict[str, Any]:
    readings = yaml.safe_load(READINGS.read_text("utf-8")) if READINGS.exists() else {}
    read = [readings[one.id] for one in _drawn(told) if one.id in readings]
    sense = sum(bool(reading["sense"]) for reading in read)
    peer = f"{len(read)} of {len(_drawn(told))} drawn were read"
    return _row(
        "drawn signals that make sense to their reader",
        f"{sense} make sense",
        peer,
        sense / len(read) if read else None,
    )


def _row(name: str, ours: str, peer: str, ratio: float | None) -> dict[str, Any]:
    return {
        "name": f"real ledgers, nothing planted: {name}", "ours": ours, "peer": peer, "ratio": ratio, "goal": None, "better": "lower", "runs": 1,
    }  # fmt: skip
