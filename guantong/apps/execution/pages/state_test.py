"""Stating a cause: from the project's page, by the unit, of the list; who may not is told, a missing choice stands at its field."""

import pytest

from guantong.apps.execution.models import Cause
from tests.execution import JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/causes/state/?unit=CG&project=P01&on={JUNE}"


def test_the_unit_chooses_and_it_stands_beside_what_follows(world: World) -> None:
    kept(world)
    client = world.signed_in("qin")

    form = client.get(HERE).content.decode()
    answer = client.post(
        HERE, {"verb": "state_cause", "state_cause-cause": "slow.design", "state_cause-words": "管线改迁"}
    )

    cause = Cause.objects.get()
    assert ("设计变更" in form, "提前完成" in form) == (True, True)
    assert (answer["Location"], cause.pace, cause.code, cause.words) == (
        f"/execution/causes/{cause.pk}/",
        "slow",
        "design",
        "管线改迁",
    )
    assert "设计变更" in client.get(f"/execution/why/P01/?on={JUNE}").content.decode()


def test_without_a_choice_nothing_is_stated(world: World) -> None:
    kept(world)

    answer = world.signed_in("qin").post(HERE, {"verb": "state_cause"})

    assert (answer.status_code, Cause.objects.count()) == (422, 0)


@pytest.mark.parametrize(("who", "status"), [("tao", 403), ("lin", 403)])
def test_who_may_not(world: World, who: str, status: int) -> None:
    kept(world)

    asked = {"verb": "state_cause", "state_cause-cause": "slow.land"}
    assert (world.signed_in(who).post(HERE, asked).status_code, Cause.objects.count()) == (status, 0)


def test_without_a_project_it_says_where_to_come_from(world: World) -> None:
    assert "请从项目页进入" in world.signed_in("qin").get("/execution/causes/state/").content.decode()
