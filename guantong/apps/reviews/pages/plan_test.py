"""Planning a review on its page (安排审查活动)."""

import pytest

from guantong.apps.reviews.models import Review
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
