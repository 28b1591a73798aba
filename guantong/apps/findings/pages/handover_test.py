"""Several matters are chosen in the ledger and handed over in one letter (拟交办函)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.papers.models import Paper
from tests.findings import handed_over, registered
from tests.world import World


def test_what_is_chosen_in_the_ledger_becomes_one_letter(world: World) -> None:
    client, matters = world.signed_in("shen"), [registered(world, origin="视察记录") for _ in range(2)]
    done = handed_over(world, registered(world, title="已经交办的", origin="视察记录"))
    here = "/findings/handover/?" + "&".join(f"chosen={one.pk}" for one in (*matters, done))

    ledger, before = (client.get(address).content.decode() for address in ("/findings/", here))
    answer = client.post(here, {"verb": "draft_handover", "draft_handover-due_on": ""})

    assert 'form="chosen"' in ledger and 'action="/findings/handover/"' in ledger
    assert ("没有列入" in before, "已经交办的" in before) == (True, True)
    paper = Paper.objects.get()
    assert (answer.status_code, answer["Location"], paper.concerns.count()) == (302, f"/papers/{paper.pk}/", 1)
    assert paper.title in client.get(f"/findings/{matters[1].pk}/").content.decode()


def test_what_is_wrong_is_told_and_what_was_typed_stays(world: World) -> None:
    matter = registered(world)  # names an amount, and no origin

    answer = world.signed_in("shen").post(
        f"/findings/handover/?chosen={matter.pk}", {"verb": "draft_handover", "draft_handover-due_on": "2099-01-01"}
    )

    page = answer.content.decode()
    assert (answer.status_code, "没有写明出处" in page, 'value="2099-01-01"' in page) == (422, True, True)


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("wen", 200), ("qin", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/findings/handover/?chosen=x&chosen=1").status_code == status


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for more in (1, 2):
        for _ in range(more):
            registered(world)
        address = "/findings/handover/?" + "&".join(f"chosen={at}" for at in range(1, 9))
        client.get(address)
        with CaptureQueriesContext(connection) as counted:
            client.get(address)
        costs.append(len(counted))

    assert costs[0] == costs[1]
