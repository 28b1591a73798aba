"""A frozen list opens inside with its digests; outside only once a second person published it."""

from django.test import Client

from guantong.apps.consultation.board_operations_test import frozen
from tests.world import World


def test_the_frozen_list_opens_inside_and_is_published_by_a_second_person(world: World, client: Client) -> None:
    joint = frozen(world)
    at = "/consultation/boards/2027/lists/1/"

    assert joint.sm3 in world.signed_in("shen").get(at).content.decode()
    assert world.signed_in("shen").get(f"{at}bytes/").content == joint.spelled.encode()
    assert world.signed_in("shen").post(at, {"verb": "publish_list", "version": "1"}).status_code == 403
    assert client.get("/consultation/joint/2027/").status_code == 404
    assert world.signed_in("gu").post(at, {"verb": "publish_list", "version": "1"}).status_code == 302
    assert joint.sm3 in client.get("/consultation/joint/2027/").content.decode()
