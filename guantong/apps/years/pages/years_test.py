"""The steps of the years: filtered, found by sound, exported; only what one may read, the same cost with one and three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.years.models import Step
from guantong.apps.years.operations_test import planned
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_list_is_filtered_by_stage_and_organisation_and_found_by_pinyin(world: World) -> None:
    client = world.signed_in("shen")

    path = world.body("YSGW").path
    found = client.get(f"/years/?stage=formulation&path={path}").content.decode()
    by_pinyin = client.get("/years/?q=dbys").content.decode()

    assert ("代表预审" in found, "二上：部门报送预算草案" in found) == (True, False)
    assert ("代表预审" in by_pinyin, "二上：部门报送预算草案" in by_pinyin) == (True, False)


def test_it_is_sorted_by_the_planned_day_and_the_other_way_round(world: World) -> None:
    def order(query: str) -> bool:
        body = world.signed_in("shen").get(f"/years/{query}").content.decode()
        return body.index("一上：部门报送预算建议") < body.index("预算草案初步方案提交初步审查")

    assert (order(""), order("?sort=-planned_on"), order("?sort=nonsense")) == (True, False, True)


def test_it_is_exported_and_printed_whole(world: World) -> None:
    client = world.signed_in("shen")

    assert client.get("/years/?as=xlsx").headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert "二上：部门报送预算草案" in client.get("/years/?as=print").content.decode()


@pytest.mark.parametrize("who", ["qin", "hua", "ren", "fang"])
def test_a_neighbour_finds_nothing_in_list_search_filter_export_or_count(world: World, who: str) -> None:
    step = planned(world, "ZX-调整方案")
    Step.objects.filter(pk=step.pk).update(organisation="ZX-财政局")
    client = world.signed_in(who)

    queries = ("", "?q=zx", f"?path={step.path}", "?state=planned", "?as=xlsx", "?as=print", "?page=2")

    assert [query for query in queries if "ZX-" in came_back(client.get(f"/years/{query}"))] == []
    assert "共 0 条" in client.get("/years/").content.decode()


@pytest.mark.parametrize("who", ["xi", "an", "shi"])
def test_administrators_have_no_years(world: World, who: str) -> None:
    answer = world.signed_in(who).get("/years/")

    assert (answer.status_code, "这一页不在您的职责范围内" in answer.content.decode()) == (403, True)


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    def cost(client: Client) -> int:
        client.get("/years/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/years/")
        return len(counted)

    client = world.signed_in("shen")
    Step.objects.all().delete()
    planned(world, "第一步")
    one = cost(client)
    planned(world, "第二步")
    planned(world, "第三步")

    assert cost(client) == one
