"""A numbered copy on its page (一份编号材料)."""

import pytest

from guantong.apps.reviews.models import PackCopy
from tests.execution import kept
from tests.packs import BOOKS, released
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_what_became_of_a_copy_that_is_not_back_is_noted_by_a_person(world: World) -> None:
    kept(world, BOOKS)
    pack = released(world)
    copy = PackCopy.objects.create(
        pack=pack, number=3, holder="周代表", given_on=pack.day, given_by="shen", state="out"
    )
    here = f"/reviews/copies/{copy.pk}/"

    world.signed_in("shen").post(here, {"verb": "note_missing", "note_missing-reason": "会后未见", "version": 1})

    page = world.signed_in("he").get(here).content.decode()
    assert ("№ 3" in page, "会后未见" in page, "未能收回" in page, "周代表" in page) == (True, True, True, True)
