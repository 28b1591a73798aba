"""Preparing a sheet: the rubric in force, the roll of the day, who keeps out."""

from guantong.apps.evaluations.models import ScoreSheet
from tests.scores import elected, in_force
from tests.world import World


def test_the_office_prepares_a_sheet_from_the_standard_in_force(world: World) -> None:
    elected(world, 3)
    rubric = in_force(world)
    form = {
        "verb": "prepare", "prepare-title": "区城管局决算评分", "prepare-question": "请打分", "prepare-held_on": "2026-11-12",
        "prepare-about": "CG", "prepare-way": "named", "prepare-rubric": f"{rubric.pk}",
        "prepare-roll": ["deputy01", "deputy02", "deputy03"], "prepare-recused": ["deputy03"],
    }  # fmt: skip

    answer = world.signed_in("wen").post("/evaluations/scores/prepare/", form)

    made = ScoreSheet.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/evaluations/scores/{made.pk}/")
    assert [(one.person, one.recused) for one in made.roll.all()] == [
        ("deputy01", ""),
        ("deputy02", ""),
        ("deputy03", "申请回避"),
    ]
    assert (made.path, made.by.document) == (world.body("CG").path, "明人常办〔2026〕21号")
