"""The corrections: found by sound and state, exported with both values, only one's own, the same cost with one and three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.corrections import correct
from guantong.apps.figures.models import Batch, Correction
from guantong.apps.figures.queries import facts_of
from guantong.domain.fiscal.facts import Spot
from guantong.domain.secrecy import Level
from tests.figures import read
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def corrected(world: World, batch: Batch, nth: int = 0, value: str = "1,284.50") -> Correction:
    fact = [f for f in facts_of(batch.documents.get()) if f.fen][nth]
    spot = Spot(fact.page, fact.table, fact.row, fact.header, fact.printed)
    by = world.standing("shen")
    return correct(batch=batch, spot=spot, value=value, reason="看错", version=0, by=by, as_of=world.now)


def test_both_values_and_who_are_listed_found_by_state_and_exported(world: World) -> None:
    row = corrected(world, read(world))
    shen = world.signed_in("shen")

    page = shen.get("/figures/corrections/?state=in_force").content.decode()
    exported = came_back(shen.get("/figures/corrections/?as=xlsx"))

    assert (row.printed in page, "1,284.50" in page, f"/figures/corrections/{row.pk}/" in page) == (True, True, True)
    assert (row.printed in exported, "1,284.50" in exported) == (True, True)
    assert "1,284.50" not in shen.get("/figures/corrections/?state=withdrawn").content.decode()
    assert "/figures/corrections/" in shen.get("/figures/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("lin", 403), ("xi", 403), ("shi", 403), ("qin", 200), ("ye", 200)])
def test_others_find_nothing_of_it(world: World, who: str, status: int) -> None:
    row = corrected(world, read(world), value="98,765.43")

    for query in ("", "?q=98", "?state=in_force", "?as=xlsx", "?as=print"):
        answer = world.signed_in(who).get(f"/figures/corrections/{query}")
        assert (answer.status_code, "98,765.43" in came_back(answer)) == (status, False)
    assert world.signed_in(who).get(f"/figures/corrections/{row.pk}/").status_code in (403, 404)


def test_what_was_corrected_in_a_sensitive_file_is_not_shown_to_whom_its_level_is_closed(world: World) -> None:
    corrected(world, read(world, level=Level.SENSITIVE, at="QS"), value="98,765.43")

    assert "98,765.43" not in world.signed_in("su").get("/figures/corrections/").content.decode()
    assert "98,765.43" in world.signed_in("shen").get("/figures/corrections/").content.decode()


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    def cost(client: Client) -> int:
        client.get("/figures/corrections/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/figures/corrections/")
        return len(counted)

    client, batch = world.signed_in("shen"), read(world)
    corrected(world, batch)
    one = cost(client)
    corrected(world, batch, 1)
    corrected(world, batch, 2)

    assert (Correction.objects.count(), cost(client)) == (3, one)
