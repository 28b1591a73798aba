"""The items of the demo: ten, two built, one pointed at, an objection told back."""

from collections import Counter

from guantong.apps.livelihood.judging import attention_on, results_of
from guantong.apps.livelihood.models import Claim, Item, Objection, Roundtable
from guantong.gateways.demo.built import grow_items
from tests.world import World


def test_the_demo_has_ten_items_with_progress_an_objection_a_claim_and_a_satisfaction(world: World) -> None:
    grow_items(world.people, world.now)

    canteen = Item.objects.get(number=4)
    assert Counter(Item.objects.values_list("state", flat=True)) == {
        "listed": 5,
        "under_way": 2,
        "said_done": 1,
        "built": 2,
    }
    assert [one.side for one in attention_on(canteen, results_of(canteen), world.now.date())] == ["low"]
    assert (Claim.objects.count(), Roundtable.objects.get().state) == (4, "held")
    assert list(Objection.objects.order_by("pk").values_list("state", "shown")) == [
        ("raised", False),
        ("resolved", True),
    ]
