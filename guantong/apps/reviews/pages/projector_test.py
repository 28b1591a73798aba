"""What the hall sees (投影)."""

from tests.reviews import asked, held, listed
from tests.world import World


def test_the_hall_sees_questions_and_the_day_of_the_figures_and_no_name(world: World) -> None:
    review = held(world, "CG", "CZ")
    asked(world, review, participant=listed(world, review).number)

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/projector/?view=projector").content.decode()

    hall = page[page.index('class="hall"') :]
    assert ("为什么比上年多" in hall, "林代表" in hall, "数据截至 2026-10-31" in hall, "<svg" in hall) == (
        True,
        False,
        True,
        True,
    )


def test_one_unit_after_the_other_stands_alone(world: World) -> None:
    review = held(world, "CG", "CZ")
    asked(world, review, "财政的问题", unit="CZ")

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/projector/?unit=CG").content.decode()

    assert "财政的问题" not in page


def test_departments_and_deputies_do_not_open_it(world: World) -> None:
    review = held(world)
    listed(world, review)

    statuses = [
        world.signed_in(who).get(f"/reviews/{review.pk}/projector/").status_code for who in ("qin", "lin", "cao", "he")
    ]

    assert statuses == [404, 403, 404, 200]
