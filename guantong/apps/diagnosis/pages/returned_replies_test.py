"""Answered sheets that go out and come back, on their page (答复表)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.diagnosis.models import ReturnedReply
from tests.issue_lists import workbook
from tests.replies import brings, filled
from tests.triage import received
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_file_that_never_left_here_is_no_sheet_and_the_day_of_signing_lies_after_the_letter(world: World) -> None:
    letter, client = received(world), world.signed_in("shen")
    raw = filled(client, letter)

    foreign = brings(client, letter, workbook([("编号", "答复"), ("1", "甲")]))
    early = brings(client, letter, raw, signed_on="2026-11-01")

    assert (foreign.status_code, "不是本系统下载的表" in foreign.content.decode()) == (422, True)
    assert (early.status_code, "签字日期早于发函日期" in early.content.decode()) == (422, True)
    assert ReturnedReply.objects.count() == 0


def test_the_list_costs_the_same_for_one_sheet_and_for_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    letter = received(world)
    for count in (1, 2):
        for number in range(count):
            brings(client, letter, filled(client, letter, answer=f"第{count}{number}版"))
        client.get("/diagnosis/replies/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/diagnosis/replies/")
        costs.append(len(asked))

    assert (costs[0], ReturnedReply.objects.count()) == (costs[1], 3)


@pytest.mark.parametrize("who", ["qin", "lin", "xi"])
def test_who_asks_no_letters_does_not_come_in(world: World, who: str) -> None:
    assert world.signed_in(who).get("/diagnosis/replies/").status_code == 403
