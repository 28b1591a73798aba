"""The three public expenses (三公) as printed: the one row of figures, by expense and by phase."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.headers import column_key
from guantong.domain.fiscal.table import Row, Table, Value, bare_name
from guantong.domain.words import Words

NAMES = {
    "three_public": Words("“三公”经费合计", "three public expenses"),
    "abroad": Words("因公出国（境）费", "travel abroad"),
    "vehicles": Words("公务用车购置及运行费", "vehicles"),
    "reception": Words("公务接待费", "official receptions"),
}
SUBJECTS = {
    "30212": ("abroad", "因公出国"),
    "30217": ("reception", "公务接待费"),
    "30231": ("vehicle_running", "公务用车运行"),
    "31013": ("vehicle_purchase", "公务用车购置"),
}
"""Economic subject → (expense, words its name must hold); 政府收支分类 from the crosswalk of 三公 subjects."""
EXPENSES = frozenset({*NAMES, "vehicle_purchase", "vehicle_running"})
_COLUMN_PHASES = {"total": "", "budget": "budget", "final": "final", "previous_total": "previous"}
NOT_FOUND = Words("未找到“三公”经费表或表中无数", "no table of the three public expenses, or no figure in it")
NOT_FOUND_BEFORE = Words("上年文件中未找到“三公”经费表或表中无数", "last year's document has no such figure")


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """The table and its figures: phase ("" in a budget; budget, final in a final account) → expense → value."""

    table: Table
    phases: Mapping[str, Mapping[str, Value]]
    lines: tuple[tuple[str, Mapping[str, Mapping[str, Value]]], ...] = ()
    """Every printed line by its name: a department prints one for each of its units."""

    @property
    def latest(self) -> Mapping[str, Value]:
        """The figures the document itself decides: the budget's, or the final ones of a final account."""
        return self.phases.get("final") or self.phases.get("", {})


@dataclass(frozen=True, slots=True)
class Excess:
    """A part of basic expenditure that is larger than the same expense in the table."""

    expense: str
    words: str
    item: str
    part: Value
    whole: Value


def three_public(document: Document | None) -> ThreePublic | None:
    """Return the printed expenses, or None without a table or a figure in it.

    The document's own figures are those of the only line, of 合计, or, with an expense in every line, of
    the lines together. Several lines without a total have none.
    """
    table = document.table("three_public") or document.table("government_three_public") if document else None
    rows = [row for row in table.rows if row.filled] if table else []
    if table is None or not rows:
        return None
    down = _down_the_page(rows)
    lines = ((table.title, down),) if down else tuple((row.name, _phases(row)) for row in rows)
    own = next((phases for row, (_, phases) in zip(rows, lines, strict=False) if row.total), lines[0][1])
    single = down or len(rows) == 1 or any(row.total for row in rows)
    return ThreePublic(table, own if single else {}, lines)


def _phases(row: Row) -> dict[str, dict[str, Value]]:
    phases: dict[str, dict[str, Value]] = {}
    for column, value in row.values.items():
        expense, _, phase = column.partition(".")
        phases.setdefault(phase, {})[expense] = value
    for values in phases.values():
        if "total" in values:
            values.setdefault("three_public", values["total"])
    return phases


def _down_the_page(rows: Sequence[Row]) -> dict[str, dict[str, Value]]:
    """Return the expenses of a table that names one in every line: 合计, 因公出国（境）费用, 公务接待费 …"""
    phases: dict[str, dict[str, Value]] = {}
    for row in rows:
        expense = "three_public" if row.total else column_key(bare_name(bare_name(row.name)))
        if expense not in EXPENSES:
            return {}
        for column, phase in _COLUMN_PHASES.items():
            if column in row.values:
                phases.setdefault(phase, {}).setdefault(expense, row.values[column])
    return phases if len(rows) > 1 else {}


def excesses(document: Document, printed: ThreePublic) -> Iterator[Excess]:
    """Yield every subject of basic expenditure that exceeds its expense beyond printed rounding."""
    economic = document.table("basic_by_economic")
    for row in economic.rows if economic else ():
        expense, words = SUBJECTS.get(row.code, ("", "-"))
        part, whole = row.values.get("total"), printed.latest.get(expense)
        if words not in row.name or not part or not whole or part.fen is None or whole.fen is None:
            continue
        if part.fen > whole.fen + (part.step + whole.step) // 2:
            yield Excess(expense, words, row.name, part, whole)
