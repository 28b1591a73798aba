"""What was planted, written apart from the files: nothing that reads the files reads this (植入清单)."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Label:
    """One planted case: its kind and margin, where it stands, what it measures, whether it ought to be reported.

    `margin` is under, at, over, look_alike, natural (the crowd did it by itself) or beside (a case of another kind makes it
    true in another year); `speaks` is None where the source leaves the limit itself open;
    `also` names kinds of which the same facts may rightly make a rule speak. Amounts are fen.
    """

    kind: str
    margin: str
    speaks: bool | None
    table: str
    subject: dict[str, Any]
    year: int
    as_of: date
    value: int | None = None
    limit: int | None = None
    unit: str = ""
    amounts: dict[str, int] = field(default_factory=dict)
    explanation: str = ""
    also: tuple[str, ...] = ()
    rows: list[dict[str, Any]] = field(default_factory=list)
    late: Callable[[], int] | None = None

    def as_json(self) -> str:
        """Return the label as one line; payments are named by their voucher numbers."""
        said = {
            "kind": self.kind, "margin": self.margin, "speaks": self.speaks, "table": self.table, "subject": self.subject,
            "year": self.year, "as_of": self.as_of.isoformat(), "value": self.late() if self.late else self.value,
            "limit": self.limit, "unit": self.unit, "amounts": self.amounts, "explanation": self.explanation,
            "also": list(self.also), "vouchers": [row["voucher_no"] for row in self.rows],
        }  # fmt: skip
        return json.dumps(said, ensure_ascii=False)


@dataclass(slots=True)
class Labels:
    """All labels of one growth, and where the files and the labels lie."""

    folder: Path
    file: Path
    planted: list[Label]
    payments: int

    def __iter__(self) -> Iterator[Label]:
        return iter(self.planted)

    def counted(self) -> Counter[tuple[str, str]]:
        """Return how many cases there are of each (kind, margin)."""
        return Counter((label.kind, label.margin) for label in self.planted)
