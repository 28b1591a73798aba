"""The versions of the government's list: which is in force, which was replaced."""

import pytest

from guantong.apps.consultation.plans_test import CANTEEN, LAMPS, taken_in, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_each_version_says_whether_it_is_in_force(world: World) -> None:
    taken_in(world, workbook(LAMPS))
    taken_in(world, workbook(LAMPS, CANTEEN))

    page = world.signed_in("wen").get("/consultation/plan/files/").content.decode()

    assert [text in page for text in ("已被新版代替", "现行", "明府办函〔2026〕9号")] == [True, True, True]
