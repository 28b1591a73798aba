"""The plans by year: called for by a form; before publication only the congress finds one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.years.models import SupervisionPlan
from guantong.apps.years.planning_test import called, published, year
from tests.world import World

pytestmark = pytest.mark.django_db


def test_topics_are_called_for_by_a_form(world: World) -> None:
    typed = {"year": year(world).pk, "until": "2099-12-31", "text": "请围绕民生提出"}

    answer = world.signed_in("shen").post(
        "/years/supervision/", {"verb": "call", **{f"call-{k}": v for k, v in typed.items()}}
    )

    plan = SupervisionPlan.objects.get()
    assert (answer.status_code, answer.headers["Location"], plan.state) == (
        302,
        f"/years/supervision/{plan.pk}/",
        "calling",
    )


def test_only_the_congress_finds_a_plan_that_is_not_published(world: World) -> None:
    called(world)

    assert {who: "2027年度" in world.signed_in(who).get("/years/supervision/").content.decode() for who in ("mo", "qin")} == {
        "mo": True, "qin": False,
    }  # fmt: skip


def test_a_published_one_is_everybodys_and_the_list_costs_the_same_with_one_and_two(world: World) -> None:
    published(world)
    client, costs = world.signed_in("qin"), []
    for number in (2030, 2031):
        SupervisionPlan.objects.create(year=year(world, number), path="", state="published")
        client.get("/years/supervision/")
        with CaptureQueriesContext(connection) as counted:
            body = client.get("/years/supervision/").content.decode()
        costs.append(len(counted))

    assert ("2027年度" in body, costs[0] == costs[1]) == (True, True)
