"""What one drafted and what one signed, on a phone."""

from guantong.apps.consultation.operations import co_sign
from guantong.domain.roles import Post, Role, Standing
from tests.consultation import drafted, put
from tests.world import World


def test_it_lists_drafts_and_what_one_signed(world: World) -> None:
    drafted(world, title="草拟中的建议")
    others = put(world, who="hua", title="西门路灯改造")
    put(world, who="wen", for_name="周代表", title="不是我的建议")
    co_sign(
        suggestion=others, by=Standing("lin", (Post(Role.DEPUTY, world.body("RD").path),), "林代表"), as_of=world.now
    )

    page = world.signed_in("lin").get("/consultation/mine/").content.decode()

    assert [title in page for title in ("草拟中的建议", "西门路灯改造", "不是我的建议")] == [True, True, False]
