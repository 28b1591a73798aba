"""Money moved between the books of a government budget, as each book prints it (调入、调出)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.kinds import edition
from guantong.domain.fiscal.table import Row, Table, Value, bare_name

GENERAL = "government_general_balance"
GIVERS = {"government_fund_balance": "政府性基金", "state_capital_balance": "国有资本经营"}
_OUTSIDE = pattern(r"稳定调节|周转金|单位")
"""Money that comes from no book: the stabilisation fund, a unit's account."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What the general book prints as received from some books, and what these print as given.

    `open` says what is lacking to compare the two, "" when nothing is.
    """

    givers: tuple[str, ...]
    table: Table
    received: tuple[Value, ...]
    given: tuple[Value, ...]
    open: str = ""


def transfers(document: Document) -> Iterator[Transfer]:
    """Yield every transfer of every general balance with the other books of the same scope and year."""
    for general in (table for table in document.tables if table.kind == GENERAL):
        scope = _scope(general)
        others = {t.kind: t for t in document.tables if t.kind in GIVERS and _scope(t) == scope}
        rows = [row for row in general.items("income") if "调入" in row.name and not _OUTSIDE.search(row.name)]
        named = {kind: [row for row in rows if word in row.name] for kind, word in GIVERS.items()}
        if any(named.values()):
            yield from (_from_one(general, kind, named[kind], others.get(kind)) for kind in GIVERS)
            yield from (
                Transfer((), general, cells, (), f"“{bare_name(row.name)}”没有写明来自哪本账")
                for row in rows
                if not any(word in row.name for word in GIVERS.values())
                and bare_name(row.name) != "调入资金"
                and (cells := _printed([row]))
            )
        else:
            yield _from_all(general, rows, others)


def _from_one(general: Table, kind: str, rows: list[Row], giver: Table | None) -> Transfer:
    received, given = _printed(rows), _given(giver)
    book = GIVERS[kind]
    if giver is None:
        lacking = f"没有同口径的{book}平衡表" if received else ""
    elif bool(received) == bool(given):
        lacking = ""
    else:
        lacking = f"{book}平衡表没有印出调出" if received else f"一般公共预算没有印出从{book}调入"
    return Transfer((kind,), general, received, given, lacking)


def _from_all(general: Table, rows: list[Row], others: dict[str, Table]) -> Transfer:
    """Return the transfer where the general book prints one sum, 调入资金, without saying from where."""
    received = _printed(rows)
    given = tuple(value for kind in GIVERS for value in _given(others.get(kind)))
    more = sum(value.fen or 0 for value in received) - sum(value.fen or 0 for value in given)
    if len(others) < len(GIVERS):
        lacking = "平衡表不全，无法相抵"
    elif received and more > sum(value.step for value in (*received, *given)) // 2:
        lacking = "“调入资金”没有写明来自哪本账"  # it may hold money that comes from no book
    elif bool(received) != bool(given):
        lacking = "一般公共预算没有印出调入" if given else "其他账本没有印出调出"
    else:
        lacking = ""
    return Transfer(tuple(GIVERS), general, received, given, lacking)


def _scope(table: Table) -> frozenset[str]:
    return frozenset(word for word in edition(table.title) if word.endswith(("级", *"省市区县镇乡")) or word == "执行")


def _given(table: Table | None) -> tuple[Value, ...]:
    rows = [row for row in table.items("expenditure") if "调出" in row.name] if table else []
    whole = [row for row in rows if bare_name(row.name) in ("调出资金", "调出")]
    return _printed(whole or rows)


def _printed(rows: list[Row]) -> tuple[Value, ...]:
    return tuple(v for row in rows if (v := row.values.get("total")) is not None and v.filled)
