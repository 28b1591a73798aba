"""Entering a rubric: line by line, told at its line."""

import pytest

from guantong.apps.evaluations.models import Standard
from tests.world import World


@pytest.mark.parametrize(("items", "why"), [("真实性 20", "第 1 行应是"), ("真实性 20 40", "权重合计应为 100")])
def test_a_rubric_that_is_none_is_told_at_its_line(world: World, items: str, why: str) -> None:
    form = {
        "verb": "propose_standard", "propose_standard-document": "文", "propose_standard-since": "2026-01-01",
        "propose_standard-least": "0", "propose_standard-step": "10", "propose_standard-items": items,
    }  # fmt: skip

    answer = world.signed_in("wen").post("/evaluations/standards/", form)

    assert (answer.status_code, why in answer.content.decode(), Standard.objects.count()) == (422, True, 0)
