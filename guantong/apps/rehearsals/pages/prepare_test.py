"""Preparing a rehearsal on its page: a sub-district its own, the congress's offices any."""

import pytest

from guantong.apps.rehearsals.models import Rehearsal
from guantong.apps.rehearsals.pages.rehearsal_test import prepared
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_sub_district_prepares_its_own_and_no_other(world: World) -> None:
    answers = [prepared(world, "ye"), prepared(world, "ye", body="LQ"), prepared(world, "shen", body="LQ")]

    assert [answer.status_code for answer in answers] == [302, 403, 302]
    assert list(Rehearsal.objects.order_by("pk").values_list("path", flat=True)) == [
        world.body("QS").path,
        world.body("LQ").path,
    ]


def test_points_are_written_as_points(world: World) -> None:
    prepared(world, ballots="1=5 3=2\n2=1")

    assert "cumulative" in Rehearsal.objects.get().file


def test_who_only_reads_does_not_prepare(world: World) -> None:
    assert [world.signed_in(who).get("/rehearsals/prepare/").status_code for who in ("he", "lin", "qin", "wen")] == [
        403,
        403,
        403,
        200,
    ]
