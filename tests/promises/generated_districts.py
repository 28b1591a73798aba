"""Districts of some two thousand rows, drawn by a seed: a year of books in batches, some of them corrected or taken out again (账册生成).

What counts is kept beside them in plain Python, by rules of its own: the latest edition of a delivery that was not taken out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow

from guantong.domain.fiscal.records.batches import Batch, Feed, batch_of
from guantong.domain.fiscal.records.kept import arrow_schema
from guantong.domain.fiscal.records.reversing import reversal
from guantong.domain.fiscal.records.store import Snapshot, Store
from guantong.domain.fiscal.records.table import table

YEAR = 2026
NEW_YEAR = datetime(YEAR, 1, 1, tzinfo=UTC)
Row = dict[str, Any]
FUNDS = ("general", "government_fund", "state_capital", "social_insurance")


@dataclass
class District:
    """Its store, every batch published, and what counts: the rows of each delivery, by table and period."""

    store: Store
    draw: Random
    batches: list[Batch] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    counting: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    moments: int = 0

    @property
    def snapshot(self) -> Snapshot:
        """What is published now."""
        return Snapshot(dict(self.versions), tuple(self.batches))

    @property
    def now(self) -> datetime:
        """The moment of the latest batch."""
        return NEW_YEAR + timedelta(hours=self.moments)

    def brings(self, name: str, rows: list[Row], period: str = str(YEAR), edition: int = 1) -> Batch:
        """Publish a delivery; a higher edition takes the place of the lower."""
        self.moments += 1
        feed, file = Feed("区财政局", name, period, edition), f"{self.moments:064x}"
        batch = batch_of(feed, file)
        kept = [{**row, "batch": batch, "file": file, "sheet": "", "row": at} for at, row in enumerate(rows, 2)]
        self.versions[name] = self.store.append(batch, name, pyarrow.Table.from_pylist(kept, arrow_schema(table(name))))
        sums = {"amount": sum(row["amount"] for row in rows)} if rows and "amount" in rows[0] else {}
        self.batches.append(Batch(batch, feed, file, self.now, len(rows), sums))
        self.counting[name, period] = rows
        return self.batches[-1]

    def takes_out(self, batch: Batch, rows_before: list[Row]) -> None:
        """Publish a reversal of `batch`; what counted before it counts again."""
        self.moments += 1
        self.batches.append(reversal(batch.batch, self.batches, self.now))
        self.counting[batch.feed.table, batch.feed.period] = rows_before

    def rows(self, name: str) -> list[Row]:
        """Every row of a table that counts."""
        return [row for (of, _), rows in sorted(self.counting.items()) if of == name for row in rows]

    def sums(self, name: str, by: str) -> Counter[Any]:
        """Σ in fen by a column."""
        told: Counter[Any] = Counter()
        for row in self.rows(name):
            told[row[by]] += row["amount"]
        return told


def grown(folder: Path, seed: int) -> Iterator[District]:
    """Yield a district after each of its publications: budget and changes, twelve months, a month corrected, one taken out, brought again."""
    draw = Random(seed)  # noqa: S311 - a draw that anybody can repeat
    district = District(Store(folder), draw)
    lines, moved, raised = _budget(draw)
    units = sorted({line["unit_code"] for line in lines})
    for name, rows in (
        ("unit", [{"year": YEAR, "unit_code": code, "unit": f"明湖区第{code}单位"} for code in units]),
        ("budget_line", _versions(lines, moved, raised)), ("adjustment", raised), ("reallocation", moved),
        ("quota", [_quota(line, moved, raised) for line in lines]), ("balance", _balance(draw)),
    ):  # fmt: skip
        district.brings(name, rows)
    months = _months(draw, lines, moved, raised)
    first = [district.brings("payment", rows, f"{YEAR}-{month:02}") for month, rows in months.items()]
    yield district
    month = draw.randrange(1, 13)
    less = [{**row, "amount": row["amount"] - draw.randrange(2)} for row in months[month]]
    corrected = district.brings("payment", less, f"{YEAR}-{month:02}", edition=2)
    yield district
    district.takes_out(corrected, months[month])
    yield district
    gone = draw.choice(first)
    district.takes_out(gone, [])
    yield district
    district.brings("payment", months[int(gone.feed.period[-2:])], gone.feed.period, edition=3)
    yield district


def _budget(draw: Random) -> tuple[list[Row], list[Row], list[Row]]:
    lines = [
        {"year": YEAR, "unit_code": f"{100 + unit}", "project_code": f"P{unit}{project:02}", "function_code": str(draw.randrange(201, 230)),
         "economic_code": str(draw.choice((301, 302, 303, 310))), "fund_kind": "general", "amount": draw.randrange(10_000, 10**draw.randrange(5, 13))}
        for unit in range(draw.randrange(4, 9)) for project in range(draw.randrange(3, 8))
    ]  # fmt: skip
    raised = [
        {"document_no": f"明人常〔{YEAR}〕{at}号", "decided_on": date(YEAR, 6, 1), **{name: line[name] for name in ("year", "unit_code", "project_code", "function_code")},
         "fund_kind": "general", "amount": draw.randrange(-line["amount"] // 10, line["amount"] // 4)}
        for at, line in enumerate(draw.sample(lines, len(lines) // 4))
    ]  # fmt: skip
    moved = []
    for at, line in enumerate(draw.sample(lines, len(lines) // 4)):
        to = draw.choice([one for one in lines if one["unit_code"] == line["unit_code"]])
        if to is not line:
            moved.append({"year": YEAR, "approved_on": date(YEAR, 7, 1), "document_no": f"明财预〔{YEAR}〕{at}号", "unit_code": line["unit_code"],
                          "from_project": line["project_code"], "to_project": to["project_code"], "from_function": line["function_code"],
                          "to_function": to["function_code"], "amount": draw.randrange(1, line["amount"] // 5 + 2)})  # fmt: skip
    return lines, moved, raised


def _allowed(line: Row, moved: list[Row], raised: list[Row]) -> int:
    """What a line may spend after the changes, in fen."""
    own = (line["project_code"], line["function_code"])
    allowed = line["amount"] + sum(
        one["amount"] for one in raised if (one["project_code"], one["function_code"]) == own
    )
    allowed += sum(one["amount"] for one in moved if (one["to_project"], one["to_function"]) == own)
    return int(allowed - sum(one["amount"] for one in moved if (one["from_project"], one["from_function"]) == own))


def _versions(lines: list[Row], moved: list[Row], raised: list[Row]) -> list[Row]:
    approved = [{**line, "version": "approved", "version_no": 1} for line in lines]
    return approved + [
        {**line, "version": "adjusted", "version_no": 1, "amount": _allowed(line, moved, raised)} for line in lines
    ]


def _quota(line: Row, moved: list[Row], raised: list[Row]) -> Row:
    named = ("year", "unit_code", "project_code", "function_code", "fund_kind")
    return {
        **{name: line[name] for name in named}, "quota_no": line["project_code"], "issued_on": date(YEAR, 1, 20),
        "amount": _allowed(line, moved, raised),
    }  # fmt: skip


def _months(draw: Random, lines: list[Row], moved: list[Row], raised: list[Row]) -> dict[int, list[Row]]:
    """Two thousand payments and some repayments, of each line together no more than it may spend."""
    months: dict[int, list[Row]] = {month: [] for month in range(1, 13)}
    for line in lines:
        left, each = _allowed(line, moved, raised) * 9 // 10, 2_000 // len(lines)
        for _ in range(each):
            amount = draw.randrange(1, max(2, left * 2 // each))
            if amount > left:
                break
            left -= amount
            month = draw.randrange(1, 13)
            paid = {
                **line,
                "paid_on": date(YEAR, month, draw.randrange(1, 28)),
                "unit": "明湖区某单位",
                "payee": "明湖建工有限公司",
            }
            months[month].append({**paid, "amount": amount})
            if draw.random() < 0.02 and month < 12:  # paid to a wrong account, and back
                months[month].append({**paid, "amount": -amount})
                left += amount
    return months


def _balance(draw: Random) -> list[Row]:
    """Four budgets that balance, the third of which gives the first something."""
    given = draw.randrange(1, 10**9)
    rows = []
    for fund in FUNDS:
        income = draw.randrange(10**9, 10**12)
        came, went = (given if fund == name else 0 for name in (FUNDS[0], FUNDS[2]))
        rows += [
            {"year": YEAR, "fund_kind": fund, "side": side, "kind": kind, "item": item, "amount": amount}
            for side, kind, item, amount in (
                ("income", "current", "本级收入", income), ("income", "book_transfer", "调入资金", came),
                ("outlay", "current", "本级支出", income + came - went), ("outlay", "book_transfer", "调出资金", went),
            )
        ]  # fmt: skip
    return rows
