"""A year of a district's payments from CSV to records: staged, and taken in, beside Python's csv module that only reads (明细文件)."""

import csv
import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.taking_in import take_in
from guantong.domain.money import Unit
from guantong.gateways.adapters.record_files.staging import RecordFiles

ROWS, UNITS, ROUNDS = 300_000, 350, 5
STAGING_GOAL, WHOLE_GOAL, MEMORY_GOAL = 10.0, 30.0, 512
"""Times of a bare read; MiB of the child."""
HEADERS = [
    "支付凭证号",
    "支付日期",
    "预算单位编码",
    "预算单位",
    "项目编码",
    "项目名称",
    "支出功能分类科目编码",
    "经济科目编码",
    "资金性质",
    "结算方式",
    "收款人",
    "支付金额",
    "用途",
    "指标编号",
]
COLUMNS = [
    "voucher_no",
    "paid_on",
    "unit_code",
    "unit",
    "project_code",
    "project",
    "function_code",
    "economic_code",
    "fund_kind",
    "settlement",
    "payee",
    "amount",
    "purpose",
    "quota_no",
]


def measure() -> list[dict[str, Any]]:
    """Return staging and the whole way ÷ a bare read of the same file in the same round, and the child's memory."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path, reader = _ledger(place), RecordFiles()
        reader.stage(path, place)  # the child is up before it is measured
        mapping = Mapping("payment", tuple(HEADERS), {name: at for at, name in enumerate(COLUMNS)}, Unit.YUAN)
        bare, staging, whole = [], [], []
        for _ in range(ROUNDS):
            bare.append(_seconds(lambda: _read(path)))
            staging.append(_seconds(lambda: reader.stage(path, place)))
            taking = partial(_taken, reader.stage(path, place), mapping)
            whole.append(staging[-1] + _seconds(taking))
        memory = _largest(reader.process)
        reader.close()
    about = f"{ROWS:,} payments, CSV"
    return [
        _row(f"{about}: staged", staging, bare, STAGING_GOAL),
        _row(f"{about}: staged and taken in", whole, bare, WHOLE_GOAL),
        {
            "name": f"{about}: memory of the child (MiB)", "ours": f"{memory:.0f}", "peer": "1 MiB", "ratio": memory,
            "goal": MEMORY_GOAL, "better": "lower", "runs": ROUNDS,
        },
    ]  # fmt: skip


def _row(name: str, ours: list[float], bare: list[float], goal: float) -> dict[str, Any]:
    ratio = median(a / b for a, b in zip(ours, bare, strict=True))
    return {
        "name": name, "ours": f"{ROWS / median(ours):,.0f} rows/s", "peer": f"csv module, reading only: {ROWS / median(bare):,.0f} rows/s",
        "ratio": ratio, "goal": goal, "better": "lower", "runs": len(ours),
    }  # fmt: skip


def _ledger(folder: Path) -> Path:
    """Write a ledger of fictional 明湖区 with a total at its end."""
    rng, path, total = random.Random(2026), folder / "支付.csv", 0  # noqa: S311 - figures, not secrets
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADERS)
        for number in range(ROWS):
            unit, project, fen = rng.randrange(UNITS), rng.randrange(3_000), rng.randrange(1, 10**9)
            total += fen
            out.writerow(
                [
                    f"{number:08}", f"2026-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}", f"{unit:06}", f"明湖区第{unit}单位",
                    f"{project:08}", f"项目{project}", "2050202", "30201", "一般公共预算", "转账", f"明湖第{rng.randrange(9_000)}有限公司",
                    f"{fen // 100}.{fen % 100:02}", "办公费", f"{rng.randrange(9_999):05}",
                ]
            )  # fmt: skip
        out.writerow(["合计", *[""] * 10, f"{total // 100}.{total % 100:02}", "", ""])
    return path


def _read(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        assert sum(1 for _ in csv.reader(file)) == ROWS + 2


def _taken(staged: Any, mapping: Mapping) -> None:
    found = take_in(staged, mapping, "bench", b"a district's key")
    assert (found.control.taken, found.control.totals, found.control.refused) == (ROWS, 1, 0)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _largest(process: int | None) -> float:
    """Return the most memory a process has held, in MiB."""
    for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise LookupError("VmHWM")
