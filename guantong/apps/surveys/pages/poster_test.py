"""A poster for every community (海报)."""

from tests.surveys import drafted, opened
from tests.world import World


def test_every_community_has_its_poster_with_the_open_link(world: World) -> None:
    held = opened(world, {"湖滨社区": 2000, "城北社区": 900})

    page = world.signed_in("gu").get(f"/surveys/{held.survey.pk}/poster/").content.decode()

    assert (page.count("<article"), page.count("<svg"), "城北社区" in page) == (2, 2 + 1, True)
    assert page.count(f"/surveys/o/{held.read().link}/") == 2 + 1


def test_before_it_opens_there_is_none(world: World) -> None:
    held = drafted(world)

    assert world.signed_in("gu").get(f"/surveys/{held.survey.pk}/poster/").status_code == 404
    assert world.signed_in("qin").get(f"/surveys/{held.survey.pk}/poster/").status_code == 403
