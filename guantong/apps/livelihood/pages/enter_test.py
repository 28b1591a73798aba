"""An item is typed by hand; what is missing is told at its field."""

import pytest

from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.pages.item_files_test import PARK
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_one_is_typed_by_hand_and_a_missing_part_is_told_at_its_field(world: World) -> None:
    shen = world.signed_in("shen")
    typed = {f"take_over-{name}": value for name, value in PARK.items() if name != "milestones"}
    typed |= {"verb": "take_over", "take_over-decision": "人代会票决结果", "take_over-decided_on": "2026-01-20"}

    lacking = shen.post("/livelihood/items/enter/", {**typed, "take_over-indicator": ""})
    made = shen.post("/livelihood/items/enter/", typed)

    item = Item.objects.get()
    assert (lacking.status_code, made.status_code, made.headers["Location"]) == (
        422,
        302,
        f"/livelihood/items/{item.pk}/",
    )
    assert (item.sources, item.origin, item.planned) == (
        {"general": 400_000_000, "superior": 200_000_000},
        "typed",
        3_000,
    )
