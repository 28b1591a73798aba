"""The letter that asks for what has not come: all of one organisation, nothing of another."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from guantong.apps.figures.operations import expect, set_aside
from guantong.apps.figures.pages.expected_test import put_down
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_it_names_what_is_missing_of_the_organisation_and_nothing_else(world: World) -> None:
    line = put_down(world, "明湖区财政局")
    put_down(world, "明湖区国库中心")
    put_down(world, "ZX别的单位", at="CG")
    set_aside(line=put_down(world, "ZX不需公开"), reason="涉密", by=world.standing("shen"), as_of=world.now)

    page = world.signed_in("shen").get(f"/figures/expected/{line.pk}/letter/").content.decode()

    names = ("明湖区财政局 2025 预算", "明湖区国库中心 2025 预算", "ZX别的单位", "ZX不需公开")
    assert [name in page for name in names] == [True, True, False, False]


def test_what_is_not_due_yet_stands_apart_and_is_not_asked_for(world: World) -> None:
    line, today = put_down(world, "明湖区财政局"), localdate()
    expect(
        path=line.path, body="明湖区国库中心", year=2025, kind="budget", of_level="unit", due_on=today + timedelta(days=30),
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    page = world.signed_in("shen").get(f"/figures/expected/{line.pk}/letter/").content.decode()

    letter, apart = page.partition("<article")[2].split("</article>")
    assert ("明湖区财政局 2025" in letter, "明湖区国库中心 2025" in letter) == (True, False)
    assert ("尚未到期" in apart, "明湖区国库中心 2025" in apart) == (True, True)


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("cao", 403), ("he", 403), ("gu", 200)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    line = put_down(world, "明湖区财政局")

    assert world.signed_in(who).get(f"/figures/expected/{line.pk}/letter/").status_code == status
