"""Books with a draft for tests: one project of each state of its basis, the standards, a forecast (测试草案)."""

from typing import Any

from tests.execution import CITY, PAYMENTS, SCHOOL

AUTUMN = "2026-10-31"
"""A day on which 2027 is being drafted."""


def line(
    whose: dict[str, str], code: str, project: str, fen: int, version: str = "一上", year: int = 2027
) -> dict[str, Any]:
    """Return a budget line of a version."""
    return {"year": year, **whose, "project_code": code, "project": project, "version": version, "amount": fen}


def item(code: str, what: str, count: str, price: int | None, fen: int, **more: Any) -> dict[str, Any]:
    """Return an item of an estimate."""
    return {
        "year": 2027, "project_code": code, "item": what, "document": "明委培〔2026〕3号", "quantity": count, "measure": "人·天",
        "unit_price": price, "standard": "B02", "amount": fen, **more,
    }  # fmt: skip


DRAFT = {
    "payment": PAYMENTS,
    "budget_line": [
        line(CITY, "P01", "道路修缮", 1200_00), line(CITY, "P02", "干部培训", 500_00), line(CITY, "P03", "垃圾分类宣传", 300_00),
        line(SCHOOL, "P04", "校园安防", 450_00), line(SCHOOL, "P05", "食堂设备", 200_00),
        line(CITY, "P01", "道路修缮", 1000_00, "批准预算", 2026),
    ],
    "basis": [
        item("P02", "培训费", "1", 500_00, 500_00), item("P03", "讲座费", "1", 400_00, 300_00), item("P04", "安保培训", "1", 450_00, 450_00),
        item("P05", "灶具", "", None, 200_00, standard="", document=""),
    ],
    "standard": [
        {"code": "B02", "name": "培训费标准", "document": "明财行〔2023〕6号", "scope": "区级机关", "measure": "人·天", "from_on": "2023-07-01", "until_on": "", "amount": 450_00},
        {"code": "B02", "name": "培训费标准", "document": "明财行〔2020〕2号", "scope": "区级机关", "measure": "人·天", "from_on": "2020-01-01", "until_on": "2023-06-30", "amount": 400_00},
    ],
}  # fmt: skip
"""P01 has no estimate, P02 lies 50.00 above its standard, P03 says 300.00 for 1 × 400.00, P04 is whole, P05 lacks parts."""
