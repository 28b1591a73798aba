"""The needs of the demo: masked, most confirmed, a campaign found."""

from guantong.apps.voices.models import Call, Grouping, Message, Need
from guantong.gateways.demo.voiced import grow_needs
from tests.world import World


def test_the_demo_has_needs_and_a_campaign_of_twelve(world: World) -> None:
    grow_needs(world.people, world.now)

    assert Need.objects.filter(state="confirmed").count() == 13
    assert not Need.objects.filter(text__contains="13800001234").exists()
    assert list(Call.objects.get().needs.values_list("channel", flat=True)) == ["yearly_call"]
    assert list(Message.objects.exclude(step="taken").values_list("step", flat=True)) == ["settled"]
    assert [len(one["members"]) for one in Grouping.objects.get().copies] == [12]
