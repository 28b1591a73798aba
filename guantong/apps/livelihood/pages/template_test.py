"""The template of livelihood projects: its example is never taken in."""

import pytest

from guantong.apps.livelihood.models import Project
from guantong.apps.livelihood.pages.lists_test import brought
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_template_as_it_is_holds_nothing_to_take_in(world: World) -> None:
    shen = world.signed_in("shen")

    status, _page = brought(shen, shen.get("/livelihood/lists/template.xlsx").content)

    assert (status, Project.objects.count()) == (422, 0)
