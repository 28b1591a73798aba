"""One agreed change on its page (一项会商结果)."""

from guantong.apps.reviews import agreeing
from guantong.apps.reviews.models import AgreedChange
from tests.reviews import held
from tests.world import World


def drafted(world: World, **facts: object) -> AgreedChange:
    given = {
        "unit": "CG",
        "line": "公厕新建",
        "change": -300_0000_00,
        "before": 900_0000_00,
        "text": "改为一座",
        **facts,
    }
    return agreeing.propose_change(review=held(world), by=world.standing("shen"), as_of=world.now, **given)  # type: ignore[arg-type]


def test_the_department_confirms_there_and_then_the_deputies(world: World) -> None:
    agreed = drafted(world)
    address = f"/reviews/changes/{agreed.pk}/"

    first = world.signed_in("qin").post(
        address, {"verb": "confirm_for_department", "confirm_for_department-name": "秦会计", "version": agreed.version}
    )
    second = world.signed_in("shen").post(
        address, {"verb": "confirm_for_deputies", "confirm_for_deputies-name": "林代表", "version": agreed.version + 1}
    )

    page = world.signed_in("qin").get(address).content.decode()
    assert (first.status_code, second.status_code, "600.00" in page, "林代表" in page) == (302, 302, True, True)


def test_what_is_not_known_is_not_computed(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/changes/{drafted(world, before=None).pk}/").content.decode()

    assert ("未填" in page, "未算" in page) == (True, True)


def test_no_deputy_reads_it_on_a_phone_nor_another_department(world: World) -> None:
    agreed = drafted(world)

    assert [world.signed_in(who).get(f"/reviews/changes/{agreed.pk}/").status_code for who in ("lin", "cao")] == [
        404,
        404,
    ]
