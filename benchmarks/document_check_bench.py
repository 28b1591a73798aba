"""One `guantong check --json` over real documents beside pdfplumber and pdftotext; demo documents when there are none."""

import json
import shutil
import sys
from compileall import compile_dir
from pathlib import Path
from site import getsitepackages
from statistics import median
from typing import Any

from benchmarks.processes import Cost, cost
from guantong.gateways.demo.build import build
from guantong.gateways.demo.editions import SCAN

ROUNDS = 5
ASKED = (0, 1)  # nothing to ask, or signals; 2 means that a file was not read and the cost is not the whole
ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "data" / "cn_shpt_dept_budgets" / "raw"
CHECK = (sys.executable, "-m", "guantong.gateways.cli.command", "check")
PLUMBER = (sys.executable, str(ROOT / "benchmarks" / "peers" / "pdfplumber_tables.py"))


def measure() -> list[dict[str, Any]]:
    """Return the ratios of CPU time, the rules' share, peak memory and the cores in use."""
    _compile()
    files, what = _files()
    (ROOT / "build").mkdir(exist_ok=True)
    ours, plumber, text, html = [], [], [], []
    for _ in range(ROUNDS):
        ours.append(cost([*CHECK, "--json", "-", *files], ASKED, GUANTONG_TIMINGS="1"))
        plumber.append(cost([*PLUMBER, *files]))
        text.append(_pdftotext(files))
        html.append(cost([*CHECK, "--html", str(ROOT / "build" / "bench.html"), *files], ASKED))
    rows = [
        _row(f"check --json ÷ pdfplumber tables ({what})", ours, plumber, 0.3),
        _row(f"check --html ÷ check --json ({what})", html, ours, None),
        _share(ours, what),
        _memory("the largest process", [c.memory for c in ours], what),
        _memory("all processes together", [c.together for c in ours], what),
        _cores(),
    ]
    if shutil.which("pdftotext"):
        rows.insert(1, _row(f"check --json ÷ pdftotext -layout ({what})", ours, text, None))
    else:
        print("not run: pdftotext is not installed (package poppler-utils)")
    return rows


def _compile() -> None:
    """Compile ours and the peers' modules, as installers do: a checkout that keeps no bytecode would time the compiler."""
    compile_dir(str(ROOT / "guantong"), quiet=1)
    for place in getsitepackages():
        compile_dir(place, quiet=1, maxlevels=4)


def _files() -> tuple[list[str], str]:
    if REAL.is_dir():
        files = sorted(str(path) for path in REAL.glob("*.pdf"))
        return files, f"{len(files)} published documents"
    print("not run on published documents: none beside the checkout; demo documents instead")
    files = _demo()
    return files, f"{len(files)} demo documents"


def _demo() -> list[str]:
    """Return the demo's documents but for the scan, which is not read and would end the check with 2."""
    return sorted(str(path) for path in build(ROOT / "build" / "bench") if SCAN not in path.name)


def _pdftotext(files: list[str]) -> Cost:
    spent = (
        [cost(["pdftotext", "-layout", name, "-"]) for name in files] if shutil.which("pdftotext") else [Cost(0, 0, "")]
    )
    return Cost(sum(c.cpu for c in spent), max(c.memory for c in spent), "")


def _row(name: str, ours: list[Cost], peer: list[Cost], goal: float | None) -> dict[str, Any]:
    ratio = median(a.cpu / b.cpu for a, b in zip(ours, peer, strict=True))
    seconds = [f"{median(c.cpu for c in costs):.2f} s" for costs in (ours, peer)]
    return {
        "name": name,
        "ours": seconds[0],
        "peer": seconds[1],
        "ratio": ratio,
        "goal": goal,
        "better": "lower",
        "runs": ROUNDS,
    }


def _share(ours: list[Cost], what: str) -> dict[str, Any]:
    timings = [json.loads(c.errors.strip().splitlines()[-1]) for c in ours]
    rules = median(t["rules"] for t in timings)
    whole = median(c.cpu for c in ours)
    return {
        "name": f"rules' share of check --json ({what})", "ours": f"{rules:.2f} s", "peer": f"{whole:.2f} s", "ratio": rules / whole,
        "goal": None, "better": "lower", "runs": ROUNDS,
    }  # fmt: skip


def _cores() -> dict[str, Any]:
    files = _demo()
    spent = [cost([*CHECK, "--json", "-", *files], ASKED) for _ in range(ROUNDS)]
    calmest = max(spent, key=lambda c: c.cpu / c.wall)  # what else runs on the machine can only lower it
    return {
        "name": f"cores in use: CPU ÷ wall seconds of check --json ({len(files)} demo documents)",
        "ours": f"{calmest.cpu:.2f} s", "peer": f"{calmest.wall:.2f} s",
        "ratio": calmest.cpu / calmest.wall, "goal": 1.3, "better": "higher", "runs": ROUNDS,
    }  # fmt: skip


def _memory(whose: str, peaks: list[float], what: str) -> dict[str, Any]:
    largest = max(peaks)
    return {
        "name": f"peak memory of {whose} ÷ 400 MiB ({what})", "ours": f"{largest:.0f} MiB", "peer": "400 MiB",
        "ratio": largest / 400, "goal": 1.0, "better": "lower", "runs": ROUNDS,
    }  # fmt: skip
