"""The demo's further reviews stand as a reader should see them (演示大会审查、评分、跟踪)."""

from guantong.apps.evaluations.queries import result
from guantong.apps.journal.queries import drifted
from guantong.apps.reviews.models import Follow, Review
from guantong.gateways.demo.reviewed_further import grow_further_reviews
from guantong.gateways.demo.scored import grow_scores
from guantong.gateways.demo.steps import grow_years
from guantong.gateways.demo.supervised import grow_supervision
from tests.world import World


def test_the_congress_sat_a_project_is_scored_and_projects_are_followed(world: World) -> None:
    grow_scores(world.people, world.now)
    grow_years(world.people, world.now)
    grow_supervision(world.people, world.now)

    resolution, sheet = grow_further_reviews(world.people, world.now)

    told = sheet and result(sheet)
    assert (resolution.state, resolution.counted, resolution.present) == ("published", 206, 206)
    assert told is not None
    assert (told.base.expected, told.base.done, Follow.objects.count()) == (4, 3, 2)
    assert set(Review.objects.values_list("kind", flat=True)) == {
        "congress_review", "performance_review", "deputy_follow", "government_debt",
    }  # fmt: skip
    assert list(drifted()) == []
