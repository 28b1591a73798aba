"""The page two typists work on without network (询问条录入)."""

from tests.reviews import held, planned
from tests.world import World


def test_the_page_carries_all_it_needs(world: World) -> None:
    review = held(world, "CG", "CZ")

    answer = world.signed_in("shen").get(f"/reviews/{review.pk}/slips/")

    page = answer.content.decode()
    assert (f'data-api="/api/reviews/boards/{review.pk}/take_down"' in page, page.count("<option value=")) == (True, 2)
    assert ("guantong/slips.js" in page, "unsafe" in answer["Content-Security-Policy"]) == (True, False)


def test_before_the_board_is_open_nothing_is_typed(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{planned(world).pk}/slips/").content.decode()

    assert "typing-slips" not in page
