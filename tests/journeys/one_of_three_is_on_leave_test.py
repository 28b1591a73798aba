"""One of three is on leave: a colleague stands in, the third confirms what two do; each use is listed, and it ends by itself."""

from datetime import timedelta

import pytest

from guantong.apps.actors.models import Substitution
from guantong.apps.actors.queries import standing_of
from guantong.apps.actors.standing_in_test import colleague
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import Role
from guantong.domain.workflow.table import NotAllowed
from tests.figures import begun, scan, typed
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
HERE = "/actors/substitutions/"


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Members of the budget commission are three: gu, shen, and one of the finance committee who works there."""
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)
    colleague(world, "third", "YSGW", Role.FINANCE_COMMITTEE_MEMBER)


def named(world: World, **more: str) -> dict[str, str]:
    day = world.now.date()
    asked = {
        "absent": "gu", "substitute": "shen", "second": "third", "begins_on": day.isoformat(),
        "ends_on": (day + timedelta(days=7)).isoformat(), "reason": "学习", **more,
    }  # fmt: skip
    return {"verb": "stand_in", **{f"stand_in-{name}": value for name, value in asked.items()}}


def test_the_third_confirms_in_those_days_what_two_do_and_it_is_listed(world: World) -> None:
    typing = typed(
        world, begun(world, scan(world, at="YSGW"))
    )  # shen typed it once; gu, who would be the second, is away
    with pytest.raises(NotAllowed):
        typed(world, typing, who="third")

    answer = world.signed_in("gu").post(HERE, named(world))
    typing = typed(world, typing, who="third")

    assert (answer.status_code, typing.state, typing.second_by) == (302, "agreed", "third")
    listed = world.signed_in("shen").get("/actors/exceptions/?kind=second").content.decode()
    assert (
        "同事third" in listed or "third" in listed,
        "本月用过例外" in world.signed_in("gu").get("/").content.decode(),
    ) == (
        True,
        True,
    )
    assert "复核人 同事third" in world.signed_in("gu").get(HERE).content.decode()
    assert list(drifted()) == []


def test_it_ends_with_the_absence_and_reaches_no_other_office(world: World) -> None:
    world.signed_in("gu").post(HERE, named(world))
    third, today = world.people["third"], world.now.date()

    during, after = standing_of(third, today), standing_of(third, today + timedelta(days=7))

    assert (during.seconds, after.seconds) == ((world.body("YSGW").path,), ())
    assert {post.role for post in during.posts} == {
        Role.FINANCE_COMMITTEE_MEMBER
    }  # nobody's post passes to who confirms


@pytest.mark.parametrize(
    ("second", "said"),
    [("shen", "复核人须是第三人"), ("gu", "复核人须是第三人"), ("wen", "复核人须与不在岗人员同在一个机构任职")],
)
def test_who_confirms_is_a_third_of_the_same_office(world: World, second: str, said: str) -> None:
    answer = world.signed_in("an").post(HERE, named(world, second=second))

    assert (answer.status_code, said in answer.content.decode(), Substitution.objects.count()) == (422, True, 0)


def test_without_one_named_the_second_of_a_verb_stays_closed_to_the_third(world: World) -> None:
    typing = typed(world, begun(world, scan(world, at="YSGW")))
    world.signed_in("gu").post(HERE, named(world, second=""))

    with pytest.raises(NotAllowed):
        typed(world, typing, who="third")
