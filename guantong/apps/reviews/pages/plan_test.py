"""Planning a review on its page (安排审查活动)."""

from datetime import date

import pytest

from guantong.apps.reviews.models import Review
from tests.reviews import held
from tests.world import World

TYPED = {
    "verb": "plan_review", "plan_review-kind": "pre_review", "plan_review-title": "预先审查会", "plan_review-year": "2027",
    "plan_review-outside_plan": "on",
}  # fmt: skip


def test_a_review_is_planned_and_its_page_opened(world: World) -> None:
    answer = world.signed_in("shen").post("/reviews/plan/", TYPED)

    assert (answer.status_code, answer["Location"]) == (302, f"/reviews/{Review.objects.get().pk}/")


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(world: World) -> None:
    answer = world.signed_in("shen").post("/reviews/plan/", {**TYPED, "plan_review-outside_plan": ""})

    page = answer.content.decode()
    assert (answer.status_code, "临时安排" in page, 'value="预先审查会"' in page) == (422, True, True)


def test_the_kinds_say_on_what_they_rest(world: World) -> None:
    page = world.signed_in("ye").get("/reviews/plan/").content.decode()

    assert ("街道民主恳谈会" in page, "自选动作" in page, "监督法》第47条" in page) == (True, True, True)


@pytest.mark.parametrize("who", ["lin", "qin", "mo", "he"])
def test_who_organises_nothing_does_not_come_in(world: World, who: str) -> None:
    assert world.signed_in(who).get("/reviews/plan/").status_code == 403


def test_an_open_day_is_planned_again_a_month_later(world: World) -> None:
    first = held(
        world,
        "CZ",
        kind="deputy_briefing",
        title="代表开放日",
        year=2026,
        begins_on=date(2026, 10, 31),
        place="区财政局",
    )

    page = world.signed_in("shen").get(f"/reviews/plan/?again={first.pk}").content.decode()

    assert ('value="代表开放日"' in page, 'value="2026-11-30"' in page, 'value="区财政局"' in page) == (
        True,
        True,
        True,
    )
    assert "下月再办" in world.signed_in("shen").get(f"/reviews/{first.pk}/").content.decode()


@pytest.mark.parametrize("asked", ["abc", "99999999", "9" * 40, "\u0660", ""])
def test_an_address_that_names_no_monthly_review_gives_the_empty_form(world: World, asked: str) -> None:
    assert 'value="2027"' in world.signed_in("shen").get("/reviews/plan/", {"again": asked}).content.decode()
