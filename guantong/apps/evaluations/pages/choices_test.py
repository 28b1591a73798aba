"""Deputies nominate, and see their own alone."""

from tests.world import World


def test_a_deputy_nominates_and_sees_the_own_alone(world: World) -> None:
    form = {
        "verb": "nominate",
        "nominate-year": "2026",
        "nominate-project_code": "X1",
        "nominate-project": "公共照明",
        "nominate-reason": "群众关心",
    }
    world.signed_in("lin").post("/evaluations/choices/", form)
    page = world.signed_in("lin").get("/evaluations/choices/").content.decode()

    assert ("公共照明" in page, "列出候选项目" in page) == (True, False)
