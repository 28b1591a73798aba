"""What is printed for a meeting (会场用纸)."""

import pytest

from tests.reviews import asked, held, listed
from tests.world import World


def test_slips_bear_their_numbers_from_the_one_asked_for(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{held(world).pk}/sheets/slips/?first=25&count=3").content.decode()

    assert [f"№ {number}<" in page for number in (24, 25, 27, 28)] == [False, True, True, False]


def test_no_more_slips_are_made_than_a_hall_needs(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{held(world).pk}/sheets/slips/?count=99999").content.decode()

    assert page.count("№ ") == 200


@pytest.mark.parametrize("what", ["invitations", "sign_in", "seats"])
def test_sheets_with_names_are_the_organiser_s(world: World, what: str) -> None:
    review = held(world)
    listed(world, review)
    address = f"/reviews/{review.pk}/sheets/{what}/"

    page = world.signed_in("shen").get(address).content.decode()

    assert ("林代表" in page, [world.signed_in(who).get(address).status_code for who in ("he", "qin")]) == (
        True,
        [404, 404],
    )


def test_the_answers_are_printed_as_far_as_one_reads_them(world: World) -> None:
    review = held(world, "CG", "CZ")
    asked(world, review, "财政的问题", unit="CZ")
    asked(world, review, "城管的问题")

    page = world.signed_in("qin").get(f"/reviews/{review.pk}/sheets/answers/").content.decode()

    assert ("城管的问题" in page, "财政的问题" in page) == (True, False)


def test_there_is_no_other_sheet(world: World) -> None:
    assert world.signed_in("shen").get(f"/reviews/{held(world).pk}/sheets/verdicts/").status_code == 404
