"""A frozen edition is shown with its decisions and digests, and given as the very bytes they were taken of."""

import hashlib

from guantong.apps.consultation.board_operations import freeze
from guantong.apps.consultation.models import Board, JointList
from guantong.apps.consultation.pages.board_freeze_test import ready
from tests.board import decided
from tests.world import World

HERE = "/consultation/boards/2027/lists/1/"


def frozen(world: World) -> JointList:
    """One line of the government's own."""
    board = ready(world)
    decided(world, board, "council", "主任会议纪要〔2026〕18号")
    decided(world, board, "executive", "区政府常务会议纪要〔2026〕31号")
    board = Board.objects.get()
    return freeze(board=board, version=board.version, by=world.standing("shen"), as_of=world.now)


def test_anybody_who_reads_it_can_check_its_bytes(world: World) -> None:
    joint, shen = frozen(world), world.signed_in("shen")

    page = shen.get(HERE).content.decode()
    given = shen.get(f"{HERE}bytes/").content

    assert joint.sha256 == hashlib.sha256(given).hexdigest()
    assert [said in page for said in (joint.sm3, joint.sha256, "主任会议纪要〔2026〕18号", "已冻结，未公布")] == [
        True
    ] * 4


def test_who_froze_it_does_not_publish_it(world: World) -> None:
    joint = frozen(world)

    assert world.signed_in("shen").post(HERE, {"verb": "publish_list", "version": joint.version}).status_code == 403
    assert world.signed_in("wen").post(HERE, {"verb": "publish_list", "version": joint.version}).status_code == 302
    assert JointList.objects.get().state == "published"


def test_every_suggestion_is_listed_with_what_became_of_it(world: World) -> None:
    frozen(world)

    page = world.signed_in("shen").get(f"{HERE}?part=suggestions").content.decode()

    assert "R-01" in page
    assert "2028" in page
