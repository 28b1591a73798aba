"""The demo's reviews stand as a reader should see them, and nothing stands beside the journal (演示审查活动)."""

from collections import Counter

from guantong.apps.journal.queries import drifted
from guantong.apps.reviews.queries import doubled, own_record, places_of
from guantong.gateways.demo.reviewed import grow_reviews
from tests.world import World


def test_five_departments_and_a_street_are_pre_reviewed_and_a_street_talks_with_its_people(world: World) -> None:
    review, talk = grow_reviews(world.people, world.now)

    board = Counter(review.inquiries.values_list("state", flat=True))
    came = {one.part.value: (one.quota, one.filled, one.came) for one in places_of(review)}
    assert (review.state, review.units.count(), talk.state, talk.heard) == ("held", 6, "followed_up", "yes")
    assert board == {"answered": 3, "carried_over": 1, "asked": 4}
    assert came == {"finance_member": (4, 1, 1), "deputy": (12, 2, 2), "expert": (2, 1, 1)}
    assert len(doubled(review.inquiries.all())) == 1
    assert [one.asked for one in own_record(world.standing("lin"))] == [1, 0]
    assert list(drifted()) == []
