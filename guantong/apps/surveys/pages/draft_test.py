"""Drafting a survey (新建问卷)."""

from guantong.apps.surveys.models import Survey
from tests.surveys import ENGLISH, POPULATION, TITLE
from tests.world import World

HEAD = {"draft-title": TITLE, "draft-title_en": ENGLISH, "draft-population": POPULATION, "draft-on_paper": "on", "verb": "draft"}  # fmt: skip


def test_a_survey_begins_with_the_questions_on_a_project_or_with_none(world: World) -> None:
    client = world.signed_in("shen")

    client.post("/surveys/draft/", {**HEAD, "draft-start": "project"})
    answer = client.post("/surveys/draft/", {**HEAD, "draft-start": ""}, follow=True)

    assert [len(one.asked) for one in Survey.objects.order_by("pk")] == [4, 0]
    assert ("还没有题目" in answer.content.decode(), answer.status_code) == (True, 200)


def test_who_may_not_is_told_and_what_is_missing_is_named(world: World) -> None:
    assert world.signed_in("he").get("/surveys/draft/").status_code == 403
    assert world.signed_in("shen").post("/surveys/draft/", {**HEAD, "draft-population": ""}).status_code == 422
    assert Survey.objects.count() == 0
