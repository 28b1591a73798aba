"""Surveys as data: no answer, no code, no link (问卷接口)."""

from tests.surveys import opened
from tests.world import World


def test_a_survey_is_told_with_its_questions_and_without_a_way_in(world: World) -> None:
    held = opened(world)
    held.slips(2)

    answer = world.signed_in("gu").get("/api/surveys/surveys")

    assert answer.status_code == 200
    (row,) = answer.json()["rows"]
    assert set(row) == {"id", "title", "population", "body", "asked", "state", "digest"}
    assert (row["state"], [one["key"] for one in row["asked"]]) == ("open", ["use", "overall", "why", "words"])
    assert world.signed_in("qin").get("/api/surveys/surveys").status_code == 403
