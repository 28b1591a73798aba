"""The register of what must be published: what has not come is seen, only one's own, the same cost with one and three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.models import Expected
from guantong.apps.figures.operations import expect
from guantong.apps.journal.queries import drifted
from tests.figures import published
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def put_down(world: World, body: str, year: int = 2025, kind: str = "budget", at: str = "CZ") -> Expected:
    by = world.standing("shen")
    return expect(
        path=world.body(at).path, body=body, year=year, kind=kind, of_level="department", by=by, as_of=world.now
    )


def test_what_has_come_and_what_has_not_are_told_apart(world: World) -> None:
    document = published(world).documents.get()
    put_down(world, document.body, document.year or 0, document.kind)
    put_down(world, "明湖区水利局")
    client = world.signed_in("shen")

    missing, come = (client.get(f"/figures/expected/?came={came}").content.decode() for came in ("False", "True"))

    assert ("明湖区水利局" in missing, document.body in missing.partition("<form method=")[0]) == (True, False)
    assert ("共 1 条" in come, document.body in come) == (True, True)


def test_a_document_is_put_on_the_register_once(world: World) -> None:
    client = world.signed_in("shen")
    typed = {
        "verb": "expect", "expect-path": world.body("CZ").path, "expect-body": "明湖区财政局", "expect-year": "2025",
        "expect-kind": "budget", "expect-of_level": "department",
    }  # fmt: skip

    first, again = client.post("/figures/expected/", typed), client.post("/figures/expected/", typed)

    assert (first.status_code, again.status_code, Expected.objects.count()) == (302, 422, 1)
    assert "清单里已有" in again.content.decode()
    assert list(drifted()) == []


@pytest.mark.parametrize(("who", "status"), [("qin", 200), ("ye", 200), ("lin", 403), ("xi", 403)])
def test_others_find_nothing_of_it(world: World, who: str, status: int) -> None:
    put_down(world, "ZX单位")

    for query in ("", "?q=zx", "?came=False", "?as=xlsx"):
        answer = world.signed_in(who).get(f"/figures/expected/{query}")
        assert (answer.status_code, "ZX单位" in came_back(answer)) == (status, False)


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    def cost(client: Client) -> int:
        client.get("/figures/expected/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/figures/expected/")
        return len(counted)

    client = world.signed_in("shen")
    put_down(world, "一局")
    one = cost(client)
    put_down(world, "二局")
    put_down(world, "三局")

    assert cost(client) == one
