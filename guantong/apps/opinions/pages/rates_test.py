"""The adoption rate stands beside every whole it is taken of; what was merged counts once, history only when it is asked for."""

from guantong.apps.opinions import operations
from guantong.apps.opinions.counting import rates
from guantong.apps.opinions.models import Opinion
from tests.opinions import confirmed, raised, referred
from tests.world import World


def test_of_all_of_referred_of_answered(world: World) -> None:
    confirmed(world)
    confirmed(world, referred(world)[0], outcome="not", amount=None, cause="", place="")
    referred(world)
    raised(world)
    chief, merged = raised(world), raised(world)
    operations.merge(opinion=merged, into=str(chief.pk), version=1, by=world.standing("shen"), as_of=world.now)

    count, groups = rates(Opinion.objects.all())

    assert (count, [(one.whole, [share.count for share in one.shares]) for one in groups]) == (
        5, [(5, [1, 0, 1]), (3, [1, 0, 1]), (2, [1, 0, 1]), (1, [0, 0, 0, 1])],
    )  # fmt: skip


def test_every_count_leads_to_its_list(world: World) -> None:
    confirmed(world)

    page = world.signed_in("shen").get("/opinions/rates/?year=2027").content.decode()

    assert '<a href="/opinions/?outcome=adopted&amp;year=2027">1/1</a>' in page
