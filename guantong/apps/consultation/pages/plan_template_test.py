"""The template of the government's list, and the list in the same form."""

import pytest

from guantong.apps.consultation.plans_test import LAMPS, taken_in, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_template_and_the_list_are_downloaded(world: World) -> None:
    taken_in(world, workbook(LAMPS))
    cao = world.signed_in("cao")

    found = [cao.get(f"/consultation/plan/files/template.xlsx{asked}").content[:2] for asked in ("", "?of=list")]

    assert found == [b"PK", b"PK"]
