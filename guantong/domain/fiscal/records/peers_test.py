"""Units of like size: same kind, nearest by approved total, by name."""

from guantong.domain.fiscal.records.books import Books, Row
from guantong.domain.fiscal.records.peers import peers

UNITS = [("101", "甲局", "administrative", 100), ("102", "乙局", "administrative", 200), ("103", "丙局", "administrative", 50),
         ("104", "丁局", "administrative", 1000), ("201", "一小", "school", 100), ("105", "戊局", "administrative", 0)]  # fmt: skip
LINES: list[Row] = [
    {"year": 2025, "version": "approved", "unit_code": code, "amount": fen} for code, _, _, fen in UNITS
]
NAMES: list[Row] = [{"year": 2025, "unit_code": code, "unit": name, "kind": kind} for code, name, kind, _ in UNITS]
BOOKS = Books.of_rows({"budget_line": LINES, "unit": NAMES})


def test_the_nearest_of_the_same_kind_by_ratio_and_by_name() -> None:
    rows = BOOKS.rows(peers(BOOKS, 2025, nearest=2).order_by("unit_code", "nearness"))

    assert [(row["unit"], row["peer"], row["nearness"]) for row in rows] == [
        ("甲局", "乙局", 1), ("甲局", "丙局", 2), ("乙局", "甲局", 1), ("乙局", "丙局", 2),
        ("丙局", "甲局", 1), ("丙局", "乙局", 2), ("丁局", "乙局", 1), ("丁局", "甲局", 2),
    ]  # fmt: skip
