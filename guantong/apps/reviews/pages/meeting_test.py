"""What a meeting without phones needs (会场模式)."""

from tests.reviews import asked, held
from tests.world import World


def test_what_to_print_and_where_to_type_stands_there(world: World) -> None:
    review = held(world)
    asked(world, review, slip=7)
    asked(world, review, "同号", "gu", slip=7)

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/meeting/").content.decode()

    assert (
        f"/reviews/{review.pk}/sheets/slips/" in page,
        "有 1 个条号被录了两次" in page,
        "截至 2026-10-31" in page,
    ) == (True, True, True)


def test_it_is_the_organiser_s(world: World) -> None:
    review = held(world)

    assert [world.signed_in(who).get(f"/reviews/{review.pk}/meeting/").status_code for who in ("ye", "he")] == [
        404,
        403,
    ]
