"""A procedure of voting on its page: every parameter from the form, one enters and another confirms, none ships."""

import pytest

from guantong.apps.contests.models import Procedure
from guantong.domain.voting.procedure import Option
from tests.ballots import second
from tests.world import World

pytestmark = pytest.mark.django_db
FORM = {
    "verb": "propose", "propose-document": "明人发〔2026〕3号", "propose-since": "2026-01-01", "propose-method": "each_item",
    "propose-share": "1/2", "propose-of": "whole", "propose-compares": "more_than", "propose-quorum": "2/3",
    "propose-quorum_compares": "at_least", "propose-on_tie": ["run_off"], "propose-on_shortfall": ["second_vote", "leave_vacant"],
}  # fmt: skip


def test_none_ships(world: World) -> None:
    assert "还没有表决办法" in world.signed_in("wen").get("/contests/procedures/").content.decode()


def test_what_was_typed_is_the_document_and_another_puts_it_in_force(world: World) -> None:
    second(world)
    made = world.signed_in("wen").post("/contests/procedures/", FORM)
    here = made["Location"]
    own = world.signed_in("wen").post(here, {"verb": "put_in_force"}).status_code
    other = world.signed_in("wen2").post(here, {"verb": "put_in_force"}).status_code

    row = Procedure.objects.get()
    assert (made.status_code, own, other, row.state) == (302, 403, 302, "in_force")
    assert row.content == {
        "method": "each_item", "document": "明人发〔2026〕3号", "since": "2026-01-01", "status": "from-document", "blank_counts": False,
        "most": None, "least": 0, "cut": {"of": "whole", "compares": "more_than", "share": "1/2"}, "points": [],
        "unmarked_abstains": False, "quorum": "2/3", "quorum_compares": "at_least", "on_tie": [Option.RUN_OFF],
        "on_shortfall": [Option.SECOND_VOTE, Option.LEAVE_VACANT],
    }  # fmt: skip
    page = world.signed_in("lin").get(here).content.decode()
    assert [words for words in ("全体组成人员的 1/2", "就未通过的项目另行投票；名额从缺") if words not in page] == []  # type: ignore[union-attr]


def test_points_that_no_rank_can_have_are_told(world: World) -> None:
    answer = world.signed_in("wen").post(
        "/contests/procedures/", {**FORM, "propose-method": "ranking", "propose-points": "1 2"}
    )

    assert (answer.status_code, "名次靠前的分值不低于靠后的" in answer.content.decode()) == (422, True)


def test_it_ends_by_a_document_from_a_day(world: World) -> None:
    second(world)
    here = world.signed_in("wen").post("/contests/procedures/", FORM)["Location"]
    world.signed_in("wen2").post(here, {"verb": "put_in_force"})

    early = world.signed_in("wen").post(here, {"verb": "end", "end-until": "2025-01-01", "end-ending": "新办法"})
    done = world.signed_in("wen").post(here, {"verb": "end", "end-until": "2027-01-01", "end-ending": "新办法"})

    assert (early.status_code, done.status_code, Procedure.objects.get().state) == (422, 302, "ended")
