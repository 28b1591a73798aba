"""The list a draw was made of: its digest is the one told, and it is enough to draw again by hand."""

from hashlib import sha256

import pytest

from guantong.apps.execution.selections import Redrawn
from tests.key_units import OFFICES, booked, proposed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_list_and_the_seed_give_whom_the_draw_gave(world: World) -> None:
    booked(world)
    row = proposed(world)

    text = world.signed_in("he").get(f"/execution/selections/{row.pk}/list.txt").content

    codes = [line.split("\t")[0] for line in text.decode().splitlines()]
    by_lot = min(codes, key=lambda code: sha256(f"{row.seed}\n{code}".encode()).hexdigest())
    assert codes == sorted(set(OFFICES) - {"JY"})
    assert sha256(text).hexdigest() == Redrawn(row).proposal.drawn_from["departments"]
    assert [one["code"] for one in row.choices if one["way"] == "drawn"] == [by_lot]


@pytest.mark.parametrize(
    ("who", "more", "status"), [("shen", "?group=subdistricts", 200), ("shen", "?group=x", 404), ("cao", "", 403)]
)
def test_groups_that_are_not_there_and_others_find_nothing(world: World, who: str, more: str, status: int) -> None:
    booked(world)
    row = proposed(world)

    assert world.signed_in(who).get(f"/execution/selections/{row.pk}/list.txt{more}").status_code == status


def test_a_selection_that_is_not_there_has_no_list(world: World) -> None:
    assert world.signed_in("shen").get("/execution/selections/77/list.txt").status_code == 404
