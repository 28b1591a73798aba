"""A line that was linked is taken back once; that it was said stays."""

import pytest

from guantong.apps.livelihood.linking import link_line
from tests.execution import kept
from tests.livelihood import taken_over
from tests.world import World


@pytest.mark.usefixtures("records_folder")
def test_it_is_taken_back_once_and_stays_on_record(world: World) -> None:
    kept(world)
    made = link_line(
        item=taken_over(world), unit_code="CG", project_code="P01", reason="编码相同", by=world.standing("shen"), as_of=world.now
    )  # fmt: skip
    shen, here = world.signed_in("shen"), f"/livelihood/lines/{made.pk}/"
    asked = {"verb": "take_line_back", "version": "1"}

    answers = [
        world.signed_in("qin").post(here, asked).status_code,
        *(shen.post(here, asked).status_code for _ in range(2)),
    ]

    assert (answers, "已撤回" in shen.get(here).content.decode()) == ([403, 302, 409], True)
