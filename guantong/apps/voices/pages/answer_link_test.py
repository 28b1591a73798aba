"""One link of a line to needs: who said so and why; taken back it stays on record (预算回应)."""

from guantong.apps.voices.answers_test import grown, linked
from tests.world import World


def test_it_tells_who_said_so_and_why_and_is_taken_back_on_its_page(world: World) -> None:
    grown(world)
    link = linked(world)
    client, here = world.signed_in("gu"), f"/voices/answers/{link.pk}/"

    page = client.get(here).content.decode()
    answer = client.post(here, {"verb": "take_link_back", "version": "1"})

    link.refresh_from_db()
    assert [words in page for words in ("社区照明改造", "用于社区路灯更换", "已认定")] == [True] * 3
    assert (answer.status_code, link.state, "已撤回" in client.get(here).content.decode()) == (302, "taken_back", True)


def test_who_comes_second_is_told(world: World) -> None:
    grown(world)
    link = linked(world)
    client, here = world.signed_in("gu"), f"/voices/answers/{link.pk}/"
    client.post(here, {"verb": "take_link_back", "version": "1"})

    assert client.post(here, {"verb": "take_link_back", "version": "1"}).status_code == 409


def test_one_that_is_not_there_is_not_found_and_a_station_is_shown_none(world: World) -> None:
    grown(world)
    link = linked(world)

    assert world.signed_in("gu").get(f"/voices/answers/{link.pk + 1}/").status_code == 404
    assert world.signed_in("hua").get(f"/voices/answers/{link.pk}/").status_code == 403
