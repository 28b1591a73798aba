"""Two versions of a budget brought into the books by the real verbs: lines that fall, rise, are renamed, split, gone (测试版本)."""

from typing import Any

from tests.execution import CITY, SCHOOL, kept
from tests.world import World

FIRST, SECOND = "一上", "二上"
STEP = "?year=2027&from=2027.first_submission.0&to=2027.second_submission.0"


def line(version: str, project: str, fen: int, name: str = "", whose: dict[str, Any] = CITY) -> dict[str, Any]:
    """Return a line of the budget of 2027."""
    return {"year": 2027, "version": version, **whose, "project_code": project, "project": name, "amount": fen}


LINES = [
    line(FIRST, "P01", 1000_00, "道路修缮"), line(FIRST, "P02", 500_00, "食堂改造"), line(FIRST, "P03", 300_00, "会议活动"),
    line(FIRST, "J01", 400_00, "智慧校园", SCHOOL),
    line(SECOND, "P01", 800_00, "道路修缮"), line(SECOND, "P21", 200_00, "食堂改造一期"), line(SECOND, "P22", 250_00, "食堂改造二期"),
    line(SECOND, "J01", 450_00, "智慧校园", SCHOOL),
]  # fmt: skip
FELL = (800_00 - 1000_00) + (0 - 500_00) + (0 - 300_00)
ROSE = 200_00 + 250_00 + (450_00 - 400_00)


def both(world: World, lines: list[dict[str, Any]] = LINES) -> None:
    """Publish the two versions in one delivery."""
    kept(world, {"budget_line": lines})
