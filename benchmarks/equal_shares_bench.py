"""Equal shares beside pabutools on the polls of Pabulib: the same winners in every file, and how much sooner."""

import json
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from guantong.domain.voting.sharing.allocation import Allocation, allocation
from guantong.domain.voting.sharing.arrangement import Arrangement, Completion, Rule, TieKey, Worth
from guantong.domain.voting.sharing.pabulib import poll_file
from guantong.domain.voting.sharing.poll import Poll, poll_of

ROUNDS = 5
ROOT = Path(__file__).parents[1]
RAW = ROOT.parent / "shared" / "data" / "pabulib_pb" / "raw"
PEER = ROOT / "build" / "peers" / "pabutools" / "bin" / "python"
SCRIPT = ROOT / "benchmarks" / "peers" / "pabutools_shares.py"
EQUAL = Arrangement("bench", date(2021, 1, 1), "example", Rule.EQUAL_SHARES, ties=(TieKey.AS_PRINTED,))
RULES = {
    "cardinal": EQUAL,
    "cost": replace(EQUAL, worth=Worth.COST),
    "add_one": replace(EQUAL, completions=(Completion.ADD_ONE,)),
    "greedy": replace(EQUAL, rule=Rule.GREEDY),
}


def measure() -> list[dict[str, Any]]:
    """Return the share of equal winners, and the ratios on the poll with most ballots, of the rule alone."""
    files = sorted(RAW.glob("*.pb")) if RAW.is_dir() else []
    if not files or not PEER.exists():
        print(
            "not run: equal shares beside pabutools (no polls beside the checkout, or no environment: benchmarks/peers)"
        )
        return []
    largest = max(files, key=lambda path: read(path).voters)
    return [
        *(_winners(rule, files) for rule in RULES),
        _faster(largest, "cardinal", "plain", ROUNDS, 20.0),
        _faster(largest, "cardinal", "merged", ROUNDS, None),
        _faster(largest, "add_one", "merged", 3, None),
    ]


@cache
def read(path: Path) -> Poll:
    """Return the poll of a file, projects by their number as text: the peer breaks ties so."""
    poll = poll_file(path.read_bytes().decode("utf-8")).poll
    return Poll(poll.budget, tuple(sorted(poll.projects, key=lambda one: one.number)), poll.choices)


def _ours(path: Path, rule: str) -> tuple[float, Allocation]:
    """Return CPU seconds and result, from single ballots on: that like ballots are put together is part of it."""
    poll = read(path)
    ballots = [dict(choice) for choice, many in poll.choices.items() for _ in range(many)]
    began = process_time()
    found = allocation(poll_of(poll.budget, poll.projects, ballots), RULES[rule])
    return process_time() - began, found


def _theirs(rule: str, merged: str, paths: list[Path]) -> list[dict[str, Any]]:
    command = [str(PEER), str(SCRIPT), rule, merged, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _winners(rule: str, files: list[Path]) -> dict[str, Any]:
    pairs = zip(files, _theirs(rule, "merged", files), strict=True)
    equal = sum(sorted(_ours(path, rule)[1].numbers) == told["won"] for path, told in pairs)
    return {
        "name": f"equal shares, {rule}: polls with the winners of pabutools", "ours": f"{equal} equal",
        "peer": f"{len(files)} polls", "ratio": equal / len(files), "goal": 1.0, "better": "higher", "runs": 1,
    }  # fmt: skip


def _faster(path: Path, rule: str, merged: str, rounds: int, goal: float | None) -> dict[str, Any]:
    pairs = [(_ours(path, rule)[0], _theirs(rule, merged, [path])[0]["seconds"]) for _ in range(rounds)]
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    how = "as its manual begins" if merged == "plain" else "its like ballots merged"
    return {
        "name": f"equal shares, {rule}: pabutools ({how}) ÷ ours, {read(path).voters:,} ballots",
        "ours": f"{ours:.3f} s", "peer": f"{theirs:.2f} s", "ratio": median(theirs / ours for ours, theirs in pairs),
        "goal": goal, "better": "higher", "runs": rounds,
    }  # fmt: skip
