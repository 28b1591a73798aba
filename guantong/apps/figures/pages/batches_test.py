"""The batches: found by sound and state, only one's own, the same cost with one and three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.models import Batch
from guantong.domain.secrecy import Level
from tests.figures import brought
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_batch_is_found_by_pinyin_and_by_state(world: World) -> None:
    brought(world, "部门预算.pdf")
    shen = world.signed_in("shen")

    assert "部门预算.pdf" in shen.get("/figures/?q=bmys&state=received").content.decode()
    assert "部门预算.pdf" not in shen.get("/figures/?state=published").content.decode()
    assert "上传文件" in shen.get("/figures/").content.decode()
    assert "部门预算.pdf" in came_back(shen.get("/figures/?as=print"))


def test_who_brought_it_is_named_and_no_way_leads_where_one_may_not_go(world: World) -> None:
    brought(world)

    shen, lin = (world.signed_in(who).get("/figures/").content.decode() for who in ("shen", "lin"))

    assert ("沈经办</td>" in shen, ">shen<" in shen) == (True, False)
    assert ["/figures/corrections/" in page for page in (shen, lin)] == [True, False]


@pytest.mark.parametrize(
    ("who", "status"), [("lin", 200), ("hua", 200), ("xi", 403), ("an", 403), ("shi", 403), ("qin", 200), ("ye", 200)]
)
def test_others_find_nothing_of_it(world: World, who: str, status: int) -> None:
    brought(world, "ZX预算.pdf")

    for query in ("", "?q=zx", "?state=received", "?as=xlsx", "?as=print"):
        answer = world.signed_in(who).get(f"/figures/{query}")
        assert (answer.status_code, "ZX预算" in came_back(answer)) == (status, False)


def test_a_sensitive_file_is_not_named_to_whom_its_level_is_closed(world: World) -> None:
    brought(world, "ZX敏感.pdf", level=Level.SENSITIVE, at="QS")

    assert "ZX敏感" not in world.signed_in("cao").get("/figures/").content.decode()
    assert "ZX敏感" in world.signed_in("shen").get("/figures/").content.decode()


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    def cost(client: Client) -> int:
        client.get("/figures/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/figures/")
        return len(counted)

    client = world.signed_in("shen")
    brought(world, "一.pdf")
    one = cost(client)
    brought(world, "二.pdf")
    brought(world, "三.pdf")

    assert (Batch.objects.count(), cost(client)) == (3, one)
