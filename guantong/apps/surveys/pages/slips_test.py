"""Slips are shown once (印制答卷码)."""

from guantong.apps.surveys.models import Slip
from tests.surveys import drafted, opened
from tests.world import World


def test_slips_are_shown_with_their_code_in_the_answer_and_never_again(world: World) -> None:
    held = opened(world, {"湖滨社区": 2000})
    client, address = world.signed_in("shen"), f"/surveys/{held.survey.pk}/slips/"

    made = client.post(address, {"community": "湖滨社区", "count": "3"})
    again = client.get(address).content.decode()

    assert (made.content.decode().count("<article>"), Slip.objects.filter(group="湖滨社区").count()) == (3, 3)
    assert ("<article>" in again, made["Cache-Control"]) == (False, "no-store")


def test_before_it_opens_there_are_none_and_too_many_at_once_are_refused(world: World) -> None:
    shut, held = drafted(world), opened(world)
    client = world.signed_in("shen")

    assert client.post(f"/surveys/{shut.survey.pk}/slips/", {"count": "3"}).status_code == 409
    assert client.post(f"/surveys/{held.survey.pk}/slips/", {"count": "2001"}).status_code == 422
    assert world.signed_in("he").post(f"/surveys/{held.survey.pk}/slips/", {"count": "3"}).status_code == 403
    assert Slip.objects.count() == 0
