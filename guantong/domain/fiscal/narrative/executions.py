"""What was budgeted for an item and what was spent on it, from its paragraph or from the two tables (预算与执行)."""

from collections.abc import Iterator
from dataclasses import dataclass

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.balances import Weighed, unread, weigh
from guantong.domain.fiscal.classification.codes import same_name
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.narrative.items import ItemStatement
from guantong.domain.fiscal.narrative.reasons import reason_in
from guantong.domain.fiscal.table import Row, Table, Value
from guantong.domain.words import Words

_TABLE = "general_public_by_function"
_NOT_LISTED = "0（预算表未列）"
NO_EXECUTION = Words(
    "正文没有逐项写年初预算和支出决算，也没有同时给出同年预算",
    "the text gives no initial and final amount by item, and the same year's budget was not given",
)
UNKNOWN_BUDGET = Words(
    "{items}的年初预算不明：正文没有写，同年预算没有列出", "{items}: no initial amount in text or budget"
)


@dataclass(frozen=True, slots=True)
class Execution:
    """An item's initial and final amounts in fen and as printed, the reason given for the difference, the places."""

    item: str
    subject: str
    initial: int
    initial_printed: str
    final: int
    final_printed: str
    reason: str | None
    evidence: tuple[Evidence, ...]


def executions(document: Document, budget: Document | None) -> Iterator[Execution]:
    """Yield every item of a final account whose initial and final amounts are known.

    A paragraph that prints both decides; else the rows of the two published tables do, as far as the
    budget of the same year was given: what its whole table does not list was not budgeted.
    """
    yield from (_of_text(document, item) for item in _described(document))
    for row, final, listed, known in _compared(document, budget):
        if known:
            yield _of_tables(document, row, final, listed)


def unknown_budgets(document: Document, budget: Document | None) -> tuple[str, ...]:
    """Return the items spent on whose initial amount is neither in the text nor listed in the given budget."""
    return tuple(row.name for row, final, _, known in _compared(document, budget) if final.fen and not known)


def _described(document: Document) -> list[ItemStatement]:
    return [item for item in document.items if {"initial", "final"} <= set(item.amounts)]


def _compared(document: Document, budget: Document | None) -> Iterator[tuple[Row, Value, Value | None, bool]]:
    """Yield the 项 rows the text does not describe: row, final amount, the budget's amount, whether that is known."""
    table, planned = document.table(_TABLE), budget.table(_TABLE) if budget else None
    described = [item.name for item in _described(document)]
    if not document.final or table is None or (planned is None and not described):
        return
    whole = planned is not None and _lists_all(planned)
    for row in table.rows:
        final = row.values.get("total")
        if row.level != 3 or final is None or final.fen is None or any(same_name(row.name, n) for n in described):
            continue
        listed = _budgeted(planned, row) if planned else None
        initial = listed.values.get("total") if listed else None
        yield row, final, initial, (initial is not None and initial.fen is not None) or (listed is None and whole)


def _of_text(document: Document, item: ItemStatement) -> Execution:
    initial, final = item.amounts["initial"], item.amounts["final"]
    place = next(s for s in item.sentences if final.printed in s.text)
    return Execution(
        item.name,
        f"item/{'—'.join(item.path)}",
        initial.amount.fen,
        initial.printed,
        final.amount.fen,
        final.printed,
        item.reason,
        (place.evidence(document.file, final.printed, final.amount.fen),),
    )


def _lists_all(planned: Table) -> bool:
    """Tell whether the 项 rows of a budget come to its total: only then is an item it does not list unbudgeted.

    With a cell that could not be read nobody knows what the others come to.
    """
    if unread(value for row in planned.rows for value in row.values.values()):
        return False
    total = planned.grand_total()
    items = [value for row in planned.rows if row.level == 3 and (value := row.values.get("total"))]
    balance = weigh(total.values.get("total") if total else None, items)
    return balance is not None and balance.verdict is not Weighed.BROKEN


def _budgeted(planned: Table, row: Row) -> Row | None:
    rows = [r for r in planned.rows if r.level == 3]
    return next((r for r in rows if r.code == row.code), None) or next(
        (r for r in rows if r.code[:3] == row.code[:3] and same_name(r.name, row.name)), None
    )


def _of_tables(document: Document, row: Row, final: Value, initial: Value | None) -> Execution:
    reasons = [reason_in(s.text) for s in document.sentences if row.name in s.text]
    given = [reason for reason in reasons if reason]
    return Execution(
        row.name,
        f"row/{row.code}/{row.name}",
        initial.fen or 0 if initial else 0,
        f"{initial.evidence.said}{initial.evidence.unit}" if initial else _NOT_LISTED,
        final.fen or 0,
        f"{final.evidence.said}{final.evidence.unit}",
        given[0] if given else None,
        (final.evidence, *((initial.evidence,) if initial else ())),
    )
