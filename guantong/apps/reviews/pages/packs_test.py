"""The packs of a review are made on its page (审查材料)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.reviews.models import Pack
from tests.execution import kept
from tests.packs import BOOKS, made
from tests.reviews import invited, listed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_a_pack_is_made_there_and_is_listed(world: World) -> None:
    kept(world, BOOKS)
    review = invited(world)
    here = f"/reviews/{review.pk}/packs/"

    answer = world.signed_in("shen").post(here, {"verb": "make_pack", "make_pack-day": "2026-10-31"})

    pack = Pack.objects.get()
    page = world.signed_in("he").get(here).content.decode()
    assert (answer.url, f'href="/reviews/packs/{pack.pk}/"' in page, "含草案，编号领用" in page) == (
        f"/reviews/packs/{pack.pk}/",
        True,
        True,
    )


def test_without_books_it_says_what_to_do(world: World) -> None:
    review = invited(world)

    answer = world.signed_in("shen").post(
        f"/reviews/{review.pk}/packs/", {"verb": "make_pack", "make_pack-day": "2026-10-31"}
    )

    assert (answer.status_code, "先导入并发布" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("he", 200), ("lin", 403), ("qin", 403), ("cao", 403)])
def test_it_is_for_the_congress_and_on_no_phone_of_a_deputy(world: World, who: str, status: int) -> None:
    kept(world, BOOKS)
    pack = made(world)
    listed(world, pack.review)

    assert world.signed_in(who).get(f"/reviews/{pack.review_id}/packs/").status_code == status


def test_the_list_asks_the_database_the_same_for_one_and_for_three(world: World) -> None:
    kept(world, BOOKS)
    pack = made(world)
    here, client = f"/reviews/{pack.review_id}/packs/", world.signed_in("shen")
    client.get(here)

    with CaptureQueriesContext(connection) as one:
        client.get(here)
    for number in (2, 3):
        Pack.objects.create(
            review=pack.review, number=number, day=pack.day, snapshot=1, digest="0", made_by="shen", made_at=world.now, state="made"
        )  # fmt: skip
    with CaptureQueriesContext(connection) as three:
        client.get(here)

    assert len(one) == len(three)
