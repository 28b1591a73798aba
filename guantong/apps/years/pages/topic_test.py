"""One topic: its source with the article, what became of it with the reason, verbs for those whose they are."""

import pytest

from guantong.apps.years.models import Topic
from guantong.apps.years.planning_test import proposed
from tests.world import World

pytestmark = pytest.mark.django_db


def test_staff_make_it_a_candidate_and_the_proposer_reads_why(world: World) -> None:
    topic = proposed(world, "qin")

    answer = world.signed_in("shen").post(
        f"/years/topics/{topic.pk}/", {"verb": "shortlist", "version": 1, "shortlist-reason": "三条街道都提到"}
    )

    body = world.signed_in("qin").get(f"/years/topics/{topic.pk}/").content.decode()
    assert (answer.status_code, Topic.objects.get().state) == (302, "candidate")
    assert [w for w in ("候选", "三条街道都提到", "第12条", "撤回") if w not in body] == []


def test_without_a_reason_nothing_changes(world: World) -> None:
    topic = proposed(world)

    answer = world.signed_in("shen").post(f"/years/topics/{topic.pk}/", {"verb": "not_take", "version": 1})

    assert (answer.status_code, Topic.objects.get().state) == (422, "proposed")


@pytest.mark.parametrize(("who", "status"), [("cao", 404), ("xi", 403), ("mo", 200)])
def test_who_may_not_read_it_learns_nothing(world: World, who: str, status: int) -> None:
    topic = proposed(world, "qin", "ZX-题目")

    answer = world.signed_in(who).get(f"/years/topics/{topic.pk}/")

    assert (answer.status_code, "ZX-" in answer.content.decode()) == (status, status == 200)
