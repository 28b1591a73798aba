"""Residents read the published list without signing in, and nothing of the government's other projects."""

from django.test import Client

from guantong.apps.consultation.board_operations import publish_list
from guantong.apps.consultation.board_operations_test import GYM, TO_PROPERTY, frozen
from tests.world import World


def test_residents_read_lines_fates_and_bytes_and_no_draft(world: World, client: Client) -> None:
    joint = frozen(world)
    publish_list(joint=joint, version=1, by=world.standing("gu"), as_of=world.now)
    page, fates = (
        client.get(f"/consultation/joint/2027/{part}").content.decode() for part in ("", "?part=suggestions")
    )

    assert "石泉社区北门路灯更换" in page
    assert TO_PROPERTY in fates
    assert str(GYM["title"]) not in page + fates
    assert client.get("/consultation/joint/2027/bytes/").content == joint.spelled.encode()
