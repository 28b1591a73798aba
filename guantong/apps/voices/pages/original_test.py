"""An original is read by few, and each look stands in the journal (诉求原文)."""

import pytest

from guantong.apps.voices.leaving import erase
from guantong.apps.voices.models import Need
from tests.voices import SAID, said
from tests.world import World


def test_who_reads_it_is_on_record(world: World) -> None:
    need = said(world)

    page = world.signed_in("hua").get(f"/voices/{need.pk}/original/").content.decode()

    assert (SAID in page, need.last_done.verb, need.last_done.by) == (
        True,
        "read_original",
        world.standing("hua").person,
    )


@pytest.mark.parametrize(("who", "status"), [("hua", 200), ("wen", 200), ("he", 403), ("lin", 403), ("qin", 403)])
def test_only_who_confirms_needs_there_reads_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(f"/voices/{said(world).pk}/original/").status_code == status


def test_when_its_day_has_passed_the_page_says_so(world: World) -> None:
    need = said(world)
    Need.objects.filter(pk=need.pk).update(original="")

    assert "原文已到期清除" in world.signed_in("hua").get(f"/voices/{need.pk}/original/").content.decode()


def test_of_what_was_erased_there_is_none(world: World) -> None:
    need = erase(need=said(world), version=1, by=world.standing("hua"), as_of=world.now)

    assert world.signed_in("hua").get(f"/voices/{need.pk}/original/").status_code == 409
