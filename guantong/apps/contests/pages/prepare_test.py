"""Preparing a vote on its page: body, day, places, way; what is missing told at its field."""

import pytest

from guantong.apps.contests.models import Contest
from tests.world import World

pytestmark = pytest.mark.django_db


def form(world: World, **facts: object) -> dict[str, object]:
    asked = {
        "title": "2027年度民生实事项目票决",
        "body": world.body("RD").pk,
        "held_on": "2026-11-12",
        "places": 10,
        "way": "paper",
        "members": 24,
    }
    return {"verb": "prepare", **{f"prepare-{name}": value for name, value in {**asked, **facts}.items()}}


def test_the_office_prepares_a_vote_of_the_congress(world: World) -> None:
    answer = world.signed_in("wen").post("/contests/prepare/", form(world))

    row = Contest.objects.get()
    assert (answer["Location"], row.path, row.places, row.state) == (
        f"/contests/{row.pk}/",
        world.body("RD").path,
        10,
        "draft",
    )


def test_a_sealed_vote_names_two_keyholders(world: World) -> None:
    answer = world.signed_in("wen").post(
        "/contests/prepare/", form(world, way="sealed", keyholder_one="wen", keyholder_two="wen")
    )

    assert (answer.status_code, "两名不同的密钥保管人" in answer.content.decode()) == (422, True)


def test_nobody_elses_vote_may_be_on_a_list(world: World) -> None:
    answer = world.signed_in("wen").post("/contests/prepare/", form(world, body=world.body("QS").pk))

    assert (answer.status_code, Contest.objects.count()) == (422, 0)


def test_nobody_else_opens_the_page(world: World) -> None:
    assert [world.signed_in(who).get("/contests/prepare/").status_code for who in ("gu", "he", "lin", "qin")] == [
        403
    ] * 4
