"""Materials packs for tests: books with a draft in two versions, earlier years, money carried over (测试审查材料)."""

from datetime import date
from typing import Any

from guantong.apps.reviews import packing
from guantong.apps.reviews.models import Pack
from tests.drafts import DRAFT, line
from tests.execution import CITY, LINE, ROAD, SCHOOL
from tests.reviews import invited
from tests.world import World

AUTUMN = date(2026, 10, 31)
SECOND = [
    line(CITY, "P01", "道路修缮", 1200_00, "二上"), line(CITY, "P02", "干部培训", 500_00, "二上"), line(CITY, "P03", "垃圾分类宣传", 300_00, "二上"),
]  # fmt: skip
FIRST = [
    line(CITY, "P01", "道路修缮", 1500_00),
    line(CITY, "P02", "干部培训", 500_00),
    line(CITY, "P03", "垃圾分类宣传", 300_00),
]
BOOKS: dict[str, list[dict[str, Any]]] = {
    **DRAFT,
    "budget_line": [
        *FIRST, *SECOND, line(SCHOOL, "P04", "校园安防", 450_00), line(SCHOOL, "P05", "食堂设备", 200_00),
        {**LINE, **CITY, **ROAD, "amount": 1000_00}, *({**LINE, **CITY, **ROAD, "year": year, "amount": 800_00} for year in (2024, 2025)),
    ],
    "carry_over": [{"year": 2026, **CITY, "project_code": "P01", "from_year": 2025, "amount": 80_00}],
}  # fmt: skip


def made(world: World, *codes: str, maker: str = "shen", **facts: Any) -> Pack:
    """Make the pack of a pre-review of some units (区城管局 unless others are named)."""
    review = invited(world, *codes, **facts)
    return packing.make_pack(review=review, day=AUTUMN, by=world.standing(maker), as_of=world.now)


def released(world: World, *codes: str, **facts: Any) -> Pack:
    """Make one and release it."""
    pack = made(world, *codes, **facts)
    return packing.release_pack(
        pack=pack, name="顾主任", version=pack.version, by=world.standing("shen"), as_of=world.now
    )
