"""Residents read the joint list once it is published, without signing in, and nothing of it before."""

from django.test import Client

from guantong.apps.consultation.board_operations import publish_list, take_list_down
from guantong.apps.consultation.pages.joint_list_test import frozen
from tests.world import World

HERE = "/consultation/joint/2027/"


def test_before_it_is_published_there_is_nothing_to_read(world: World) -> None:
    frozen(world)

    assert [Client().get(address).status_code for address in (HERE, f"{HERE}bytes/")] == [404, 404]


def test_published_it_is_read_by_everybody_and_taken_down_it_is_gone(world: World) -> None:
    joint, wen = frozen(world), {"by": world.standing("wen"), "as_of": world.now}
    joint = publish_list(joint=joint, version=joint.version, **wen)

    page, given = Client().get(HERE).content.decode(), Client().get(f"{HERE}bytes/").content

    assert "石泉社区北门路灯更换" in page
    assert "40.00" in page
    assert given == joint.spelled.encode()

    take_list_down(joint=joint, reason="金额有误", version=joint.version, **wen)
    assert Client().get(HERE).status_code == 404
