"""What was weighed, on its list (多源加权)."""

from guantong.apps.surveys.weighing_test import done, parts, surveyed
from tests.world import World


def test_a_result_without_all_its_sources_says_that_it_is_not_computed(world: World) -> None:
    survey = surveyed(world)
    done(world, parts(), survey)
    done(world, parts(""), survey)

    page = world.signed_in("he").get("/surveys/weighings/").content.decode()

    assert ("75.45" in page, "未计算" in page, "weigh-parts" in page) == (True, True, False)
    assert world.signed_in("qin").get("/surveys/weighings/").status_code == 403
