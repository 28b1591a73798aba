"""Score sheets as data (绩效评价接口)."""

import json

from guantong.apps.actors.models import Person
from tests.scores import scoring_of
from tests.world import World


def test_a_sheet_bears_its_result_once_it_is_counted(world: World) -> None:
    made = scoring_of(world, 2)
    for who in made.deputies:
        made.score(who, 20, 10, 30, 15)
    client = world.signed_in("shen")
    before = client.get(f"/api/evaluations/score_sheets/{made.sheet.pk}").json()
    made.closed().counted()
    after = client.get(f"/api/evaluations/score_sheets/{made.sheet.pk}").json()

    assert (before["means"], before["base"], before["total"]) == ({}, {}, "")
    assert (after["means"]["真实性"], after["total"], after["base"]["scored"]) == ("20.00", "75.00", 2)
    assert [row["state"] for row in client.get("/api/evaluations/score_sheets").json()["rows"]] == ["counted"]


def test_who_is_recused_reads_that_and_nothing_of_it(world: World) -> None:
    made = scoring_of(world, 2, recused=["deputy02"])
    world.people["deputy02"] = Person.objects.get(username="deputy02")

    row = world.signed_in("deputy02").get(f"/api/evaluations/score_sheets/{made.sheet.pk}").json()

    assert ("回避" in row["kept_out"], row["rubric"], row["means"]) == (True, {}, {})
    assert json.dumps(row, ensure_ascii=False).count("真实性") == 0
    assert [
        world.signed_in(who).get(f"/api/evaluations/score_sheets/{made.sheet.pk}").status_code for who in ("qin", "lin")
    ] == [
        403,
        200,
    ]
