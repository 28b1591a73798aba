"""What rules point at: filtered, found by sound, exported; only for the congress; the same cost with one and with many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Signal
from guantong.domain.secrecy import Level
from tests.figures import published
from tests.printed import faulty
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_signals_are_filtered_by_what_people_ask(world: World) -> None:
    published(world)
    signal, client = Signal.objects.earliest("pk"), world.signed_in("shen")

    found = client.get(f"/diagnosis/?severity={signal.severity}&question={signal.question}&q={signal.rule.lower()}")

    assert (signal.title in found.content.decode(), "共 0 条" in found.content.decode()) == (True, False)
    assert "共 0 条" in client.get("/diagnosis/?state=lapsed").content.decode()
    assert signal.body in came_back(client.get("/diagnosis/?as=xlsx"))


@pytest.mark.parametrize(
    ("who", "status"), [("cao", 403), ("qin", 403), ("su", 403), ("lin", 403), ("shi", 403), ("ye", 200), ("he", 200)]
)
def test_only_the_congress_reads_them(world: World, who: str, status: int) -> None:
    published(world)

    answer = world.signed_in(who).get("/diagnosis/")

    assert (answer.status_code, Signal.objects.earliest("pk").body in answer.content.decode()) == (status, who == "he")


def test_what_a_sensitive_file_raised_is_seen_within_its_level(world: World) -> None:
    published(world, level=Level.SENSITIVE)

    assert "共 0 条" not in world.signed_in("shen").get("/diagnosis/").content.decode()
    assert "共 0 条" in world.signed_in("ye").get("/diagnosis/").content.decode()


def test_it_costs_the_same_with_one_and_with_many(world: World) -> None:
    published(world)
    client = world.signed_in("shen")
    costs = []
    for query in ("", "?state=lapsed", ""):
        client.get(f"/diagnosis/{query}")
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/diagnosis/{query}")
        costs.append(len(counted))

    assert costs[0] == costs[2]
    assert costs[0] - costs[1] <= 2  # an empty list asks for neither keys nor rows


def test_signals_are_filtered_by_rule_and_by_the_body_above(world: World) -> None:
    published(world)
    published(world, faulty("row_total"), at="QS")
    rule, client = Signal.objects.earliest("pk").rule, world.signed_in("shen")

    def told(query: str, **asked: str) -> bool:
        return f"共 {Signal.objects.filter(**asked).count()} 条" in client.get(f"/diagnosis/{query}").content.decode()

    government, congress = world.body("ZF").path, world.body("CWH").path
    assert told(f"?path__startswith={government}", path__startswith="ZF.")
    assert told(f"?path__startswith={congress}", path__startswith=congress)
    assert told(f"?rule={rule}", rule=rule)
    assert 0 < Signal.objects.filter(path__startswith="ZF.").count() < Signal.objects.count()


def test_a_body_is_found_by_its_sound(world: World) -> None:
    published(world)
    body = Signal.objects.earliest("pk").body
    client = world.signed_in("shen")

    assert body in client.get(f"/diagnosis/?q={searchable(body).split()[2]}").content.decode()
    assert "共 0 条" in client.get("/diagnosis/?q=zzzz").content.decode()
    assert 'type="search"' in client.get("/diagnosis/").content.decode()


def test_who_sees_a_part_filters_by_that_part_alone(world: World) -> None:
    page = world.signed_in("ye").get("/diagnosis/").content.decode()

    assert (f'value="{world.body("QS").path}"' in page, f'value="{world.body("CZ").path}"' in page) == (True, False)
