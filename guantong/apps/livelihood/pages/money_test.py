"""A line is suggested, and counts only when a person says so."""

import pytest

from tests.execution import kept
from tests.livelihood import taken_over
from tests.world import World


@pytest.mark.usefixtures("records_folder")
def test_a_line_is_suggested_and_counts_only_when_a_person_says_so(world: World) -> None:
    kept(world)
    item = taken_over(world)
    shen, here = world.signed_in("shen"), f"/livelihood/items/{item.pk}/money/"

    before = shen.get(here).content.decode()
    linked = shen.post(here, {"verb": "link_line", "link_line-line": "CG|P01", "link_line-reason": "编码相同"})
    after = shen.get(here).content.decode()

    assert ("未关联不等于没有钱" in before, "道路修缮" in before, linked.status_code) == (True, True, 302)
    assert ("1,000.00" in after, "budget_line.csv" in after, "/feeds/" in after) == (True, True, True)
    assert (
        "道路修缮"
        not in world.signed_in("lin").get(f"/livelihood/items/{item.pk}/money/").content.decode().split("已认定")[0]
    )
