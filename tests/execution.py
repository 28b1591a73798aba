"""Books for tests of execution: rows of any fiscal table brought, mapped, taken in and published by the real verbs (测试账册)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.operations import map_delivery, upload
from guantong.apps.feeds.publishing import publish
from guantong.domain.fiscal.records.mapping import Mapping as Columns
from guantong.domain.fiscal.records.table import Kind, table
from guantong.domain.money import Unit
from tests.feeds import feed
from tests.figures import work_off
from tests.once import once
from tests.world import World

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
JUNE = "2026-06-30"
LINE = {"year": 2026, "version": "批准预算", "version_no": 1}
CITY, SCHOOL = {"unit_code": "CG", "unit": "明湖区城市管理局"}, {"unit_code": "JY", "unit": "明湖区教育局"}
ROAD = {"project_code": "P01", "project": "道路修缮"}


def pay(day: str, fen: int, whose: Row = CITY, **facts: Any) -> dict[str, Any]:
    """Return a payment."""
    return {"paid_on": day, "year": int(day[:4]), **whose, "amount": fen, **facts}


PAYMENTS: list[Row] = [
    pay("2025-03-01", 100_00, **ROAD), pay("2025-09-01", 300_00, **ROAD), pay("2024-03-01", 120_00, **ROAD),
    pay("2024-09-01", 280_00, **ROAD),
    pay("2026-01-10", 300_00, **ROAD, voucher_no="0001", payee="明湖建工有限公司", purpose="工程款"),
    pay("2026-03-03", 120_50, voucher_no="0002", payee="明湖电力公司", purpose="电费"),
    pay("2026-05-06", 12_34, project_code="P77", project="应急抢修", voucher_no="0003", payee="明湖建工有限公司", purpose="抢修"),
    pay("2026-06-02", 50_00, SCHOOL, voucher_no="0004", payee="明湖书店", purpose="图书"),
    pay("2026-06-20", -5_00, SCHOOL, voucher_no="0005", payee="明湖书店", purpose="退书"),
]  # fmt: skip
BOOKS: Rows = {
    "unit": [{**CITY, "kind": "行政单位", "year": 2026}, {**SCHOOL, "kind": "学校", "year": 2026}],
    "budget_line": [
        {**LINE, **CITY, **ROAD, "amount": 1000_00}, {**LINE, **CITY, "amount": 500_00}, {**LINE, **SCHOOL, "amount": 200_00},
    ],
    "unit_plan": [{"year": 2026, "month": f"2026-{month:02}", "unit_code": "CG", "planned": 125_00} for month in range(1, 13)],
    "payment": PAYMENTS,
}  # fmt: skip
PAID = 300_00 + 120_50 + 12_34 + 50_00 - 5_00
"""What the ledger says was paid in 2026."""


def kept(world: World, rows: Rows = BOOKS) -> dict[str, Delivery]:
    """Publish the rows of some fiscal tables, a file a table; the same after the same history are put back."""
    found: dict[str, Delivery] = once(
        ("kept", repr(rows)), lambda: {name: delivered(world, name, of) for name, of in rows.items()}
    )
    return found


def delivered(
    world: World, name: str, rows: Sequence[Row], period: str = "2026", edition: int | None = None
) -> Delivery:
    """Publish one file of rows, its headers the names of the columns and money in 元."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [
        ",".join(columns),
        *(",".join(_cell(name, column, row.get(column)) for column in columns) for row in rows),
        "",
    ]
    by, as_of = world.standing("shen"), world.now
    delivery = upload(
        feed=feed(world, of=name), period=period, edition=edition, name=f"{name}.csv", content="\n".join(lines).encode(),
        by=by, as_of=as_of,
    )  # fmt: skip
    if delivery.state == "uploaded":
        mapping = Columns(name, tuple(columns), {column: at for at, column in enumerate(columns)}, Unit.YUAN)
        delivery = map_delivery(delivery=delivery, mapping=mapping, version=delivery.version, by=by, as_of=as_of)
    work_off(world)
    delivery.refresh_from_db()
    assert delivery.refusals == []
    return publish(delivery=delivery, version=delivery.version, by=by, as_of=as_of)


def _cell(name: str, column: str, value: Any) -> str:
    if value is None:
        return ""
    if table(name).columns[column].kind is Kind.MONEY:
        return f"{value // 100}.{value % 100:02}" if value >= 0 else f"-{-value // 100}.{-value % 100:02}"
    return value.isoformat() if isinstance(value, date) else str(value)
