"""The through-map: eight stages by levels, red only where a person confirmed, a cell opens, the same cost always."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.operations_test import late, planned
from guantong.apps.years.overview import year_map
from guantong.domain.questions import Stage
from tests.world import World

pytestmark = pytest.mark.django_db


def shape(world: World, lane: str = "government", stage: Stage = Stage.ADJUSTMENT, today: date | None = None) -> str:
    lanes = year_map(FiscalYear.objects.get(year=2026), world.standing("shen"), today or world.now.date())
    return next(cell.shape for level, cells in lanes if level.name == lane for cell in cells if cell.stage == stage)


def test_eight_stages_by_four_levels(world: World) -> None:
    lanes = year_map(FiscalYear.objects.get(year=2026), world.standing("shen"), world.now.date())

    assert [(lane.name, [cell.stage for cell in cells] == list(Stage)) for lane, cells in lanes] == [
        ("congress", True), ("government", True), ("subdistrict", True), ("community", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (date(2026, 11, 1), "todo"),
        (date(2026, 11, 7), "due"),
        (date(2026, 11, 22), "due"),
        (date(2026, 11, 23), "doing"),
        (date(2027, 11, 23), "doing"),
    ],
)
def test_past_its_day_is_never_red_by_the_clock(world: World, today: date, wanted: str) -> None:
    assert shape(world, today=today) == wanted


def test_red_is_what_a_person_confirmed(world: World) -> None:
    late(world, planned(world))

    assert shape(world) == "late"


def test_a_level_without_steps_says_so(world: World) -> None:
    assert shape(world, lane="community") == "none"


def test_the_page_opens_a_cell(world: World) -> None:
    client = world.signed_in("shen")

    body = client.get("/years/map/?year=2026&stage=adjustment&lane=government").content.decode()

    assert "2026年度 · 调整 · 区政府及部门" in body
    assert [client.get(f"/years/map/?{query}").status_code for query in ("year=1999", "year=x", "stage=x&lane=y")] == [
        404, 404, 200,
    ]  # fmt: skip


def test_a_bureau_sees_its_own_steps_only(world: World) -> None:
    Step.objects.filter(year__year=2026).update(name="ZX-CZ-步骤")

    body = world.signed_in("qin").get("/years/map/?stage=adjustment&lane=government").content.decode()

    assert ("ZX-CZ" in body, "本级无此环节" in body) == (False, True)


def test_it_costs_the_same_with_one_step_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    client.get("/years/map/")
    for names in (("甲",), ("乙", "丙")):
        for name in names:
            planned(world, name)
        with CaptureQueriesContext(connection) as counted:
            client.get("/years/map/?stage=adjustment&lane=government")
        costs.append(len(counted))

    assert costs[0] == costs[1]
