"""Preparing a round (发起回头看专项)."""

import pytest

from guantong.apps.findings.models import Round
from tests.world import World

PUT = {"title": "整改回头看", "year": "2026", "size": "5", "divided_by": "body", "kind": "", "body": ""}


def test_staff_prepare_a_round_with_those_who_take_part(world: World) -> None:
    typed = {**PUT, "partners": [world.body("SJ").path, world.body("CZ").path]}

    answer = world.signed_in("shen").post(
        "/findings/rounds/new/", {"verb": "prepare", **{f"prepare-{name}": value for name, value in typed.items()}}
    )

    row = Round.objects.get()
    assert (answer.status_code, answer["Location"], row.state) == (302, f"/findings/rounds/{row.pk}/", "prepared")
    assert {one.path for one in row.partners.all()} == set(typed["partners"])


@pytest.mark.parametrize("who", ["he", "mo"])
def test_who_follows_without_preparing_is_told_who_prepares(world: World, who: str) -> None:
    assert world.signed_in(who).get("/findings/rounds/new/").status_code == 403


def test_what_is_missing_is_said_at_its_field(world: World) -> None:
    answer = world.signed_in("shen").post(
        "/findings/rounds/new/", {"verb": "prepare", "prepare-title": "", "prepare-size": "0"}
    )

    assert (answer.status_code, Round.objects.count()) == (422, 0)
