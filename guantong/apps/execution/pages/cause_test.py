"""A cause is the unit's own word: chosen of the list, stated once, taken back and kept; of others it is not seen."""

import pytest

from guantong.apps.execution import operations
from guantong.apps.execution.models import Cause
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.execution import JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def stated(world: World, who: str = "qin", code: str = "land", project: str = "P01") -> Cause:
    return operations.state_cause(
        unit_code="CG",
        project_code=project,
        on=JUNE,
        pace="slow",
        code=code,
        words="两户未签约",
        by=world.standing(who),
        as_of=world.now,
    )


def test_it_is_taken_back_and_stays(world: World) -> None:
    kept(world)
    cause = stated(world)
    client = world.signed_in("qin")

    page = client.get(f"/execution/causes/{cause.pk}/").content.decode()
    client.post(f"/execution/causes/{cause.pk}/", {"verb": "take_back"})

    cause.refresh_from_db()
    assert ("征地拆迁" in page, "两户未签约" in page, cause.state, Cause.objects.count()) == (
        True,
        True,
        "taken_back",
        1,
    )
    assert (stated(world).state, list(drifted())) == ("stated", [])


def test_the_same_cause_is_stated_once_another_beside_it(world: World) -> None:
    kept(world)
    stated(world)

    with pytest.raises(BadInput, match="已经填报过"):
        stated(world, "shen")
    assert stated(world, code="tender").code == "tender"


@pytest.mark.parametrize(
    ("code", "project", "why"),
    [("x", "P01", "从原因目录中选择"), ("land", "P99", "没有这个单位的这个项目"), ("land", "", "没有这个")],
)
def test_what_is_not_on_the_list_or_not_in_the_books_is_refused(
    world: World, code: str, project: str, why: str
) -> None:
    kept(world)

    with pytest.raises(BadInput, match=why):
        stated(world, code=code, project=project)


def test_another_unit_does_not_speak_for_it(world: World) -> None:
    kept(world)

    with pytest.raises(NotAllowed):
        stated(world, "tao")


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("tao", 404), ("lin", 403)])
def test_who_sees_it(world: World, who: str, status: int) -> None:
    kept(world)

    assert world.signed_in(who).get(f"/execution/causes/{stated(world).pk}/").status_code == status
