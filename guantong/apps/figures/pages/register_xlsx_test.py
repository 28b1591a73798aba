"""The register as a workbook: only one's own, nothing of it for others."""

import pytest

from guantong.apps.figures.operations import expect
from tests.promises.who_may_answers import came_back
from tests.world import World


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "status", "seen"), [("shen", 200, True), ("ye", 200, False), ("lin", 403, False), ("xi", 403, False)]
)
def test_only_ones_own_lines_are_in_it(world: World, who: str, status: int, seen: bool) -> None:
    expect(
        path=world.body("CZ").path, body="ZX单位", year=2025, kind="budget", of_level="department",
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    answer = world.signed_in(who).get("/figures/expected/xlsx/")

    assert (answer.status_code, "ZX单位" in came_back(answer)) == (status, seen)
