"""One form that came back on its page: what stands in the way, setting it aside (录入预览)."""

import pytest

from guantong.apps.findings.twins_test import HARD
from tests.twins import brought, sheet
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HERE = "/findings/forms/"


def test_what_stands_in_the_way_is_shown_and_the_form_stays(world: World) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [{**HARD, "year": "去年"}]))
    client = world.signed_in("shen")

    page = client.get(f"{HERE}{of.pk}/").content.decode()
    refused = client.post(f"{HERE}{of.pk}/", {"verb": "take_down_twin", "take_down_twin-plan": "x"})

    assert ("单元格 G3“所属年度”：写四位年份" in page, "take_down_twin-plan" in page, refused.status_code) == (
        True,
        False,
        422,
    )
    client.post(f"{HERE}{of.pk}/", {"verb": "set_twin_aside"})
    of.refresh_from_db()
    assert of.state == "set_aside"


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("he", 200), ("qin", 403), ("lin", 403)])
def test_a_form_is_read_by_who_follows_matters(world: World, who: str, status: int) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD]))

    answer = world.signed_in(who).get(f"{HERE}{of.pk}/")

    assert (answer.status_code, "程局长" in answer.content.decode()) == (status, status == 200)
