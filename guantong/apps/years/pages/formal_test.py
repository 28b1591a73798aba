"""The formal year: every part stands there, the term or what is missing, the same cost with one step and with three."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.years.formal import formal_year_of
from guantong.apps.years.models import FiscalYear
from guantong.apps.years.operations_test import late, planned
from guantong.apps.years.profiles import choose_profile
from guantong.apps.years.reckoning_test import tied
from guantong.domain.lifecycle.steps import Part
from tests.world import World

pytestmark = pytest.mark.django_db


def test_every_part_of_the_formal_year_stands_there_and_no_transfer_to_a_level_below(world: World) -> None:
    lines = formal_year_of(FiscalYear.objects.get(year=2026), world.standing("shen"))

    assert {line.part for line in lines} == set(Part)
    assert [line.kind.key for line in lines if line.kind.key in ("transfers", "pre_review")] == []


def test_a_term_is_computed_where_its_event_is_known_and_else_it_says_what_is_missing(world: World) -> None:
    tied(world)

    lines = {line.kind.key: line for line in formal_year_of(FiscalYear.objects.get(year=2026), world.standing("shen"))}

    assert (lines["adjustment_sent"].due.on, lines["adjustment_sent"].state) == (date(2026, 11, 23), "planned")
    assert lines["disclosure"].due.why.zh == "未推算：尚未登记“人代会批准预算”的日期"
    assert (lines["debt_report"].state, lines["debt_report"].due.on) == ("unplanned", date(2026, 12, 31))


def test_red_is_what_a_person_confirmed(world: World) -> None:
    late(world, planned(world, "预算调整公开", article="budget-law-2018-art-14-1"))

    lines = {
        line.kind.key: line.state for line in formal_year_of(FiscalYear.objects.get(year=2026), world.standing("gu"))
    }

    assert [key for key, state in lines.items() if state == "late"] == ["adjustment_disclosure"]


def test_a_profile_adds_its_own_steps_and_its_own_actors(world: World) -> None:
    choose_profile(
        profile="shanghai", since=date(2026, 1, 1), document="一号", by=world.standing("gu"), as_of=world.now
    )

    lines = {line.kind.key: line for line in formal_year_of(FiscalYear.objects.get(year=2026), world.standing("shen"))}

    assert (lines["preliminary_review"].actor.zh, "final_text" in lines) == ("区人大财经委", True)


def test_the_page_is_shown_exported_and_costs_the_same(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for names in (("甲",), ("乙", "丙")):
        for name in names:
            planned(world, name)
        client.get("/years/formal/")
        with CaptureQueriesContext(connection) as counted:
            body = client.get("/years/formal/").content.decode()
        costs.append(len(counted))

    assert costs[0] == costs[1]
    assert [w for w in ("听取国有资产管理情况报告", "区人大常委会", "未列入") if w not in body] == []
    assert [client.get(f"/years/formal/?{query}").status_code for query in ("year=2026&as=xlsx", "year=1999")] == [
        200,
        404,
    ]
