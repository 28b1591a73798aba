"""A box on its page: the staff see who has voted, nobody sees what; its verbs one after the other."""

import re

import pytest

from guantong.apps.ballots.models import Box, Slip
from tests.ballots import MORE_THAN_HALF, Vote, open_box, prepared, second
from tests.world import World


def address(vote: Vote, *more: str) -> str:
    return "/".join(["/ballots", str(vote.box.pk), *more, ""])


def said(world: World, who: str, vote: Vote) -> str:
    return world.signed_in(who).get(address(vote)).content.decode()


def test_the_office_opens_seats_closes_and_a_keyholder_counts(world: World) -> None:
    vote = prepared(world, 3, rule=MORE_THAN_HALF).drawn()
    wen, he = world.signed_in("wen"), world.signed_in("he")

    def send(client: object, verb: str, **form: object) -> int:
        body = {"verb": verb, "version": vote.read().box.version, **{f"{verb}-{k}": v for k, v in form.items()}}
        return client.post(address(vote), body).status_code  # type: ignore[attr-defined, no-any-return]

    done = [send(wen, "open", present=["member01", "he"]), send(wen, "seat", present=["member02"])]
    for who in ("member01", "member02", "he"):
        vote.cast(who, "satisfied")
    done += [send(wen, "close"), send(he, "count", share_one=vote.shares[0].lower(), share_two=vote.shares[1])]

    assert (done, vote.read().box.state, Slip.objects.count()) == ([302] * 4, "opened", 3)
    assert "通过" in said(world, "wen", vote)


def test_the_staff_see_who_has_voted_and_nobody_else_does(world: World) -> None:
    vote = open_box(world, 2)
    vote.cast("member01", "dissatisfied")

    pages = {who: said(world, who, vote) for who in ("wen", "gu", "he")}

    assert {who: "委员01" in page for who, page in pages.items()} == {"wen": True, "gu": False, "he": False}
    assert pages["wen"].count("已投票</td>") == 1
    assert "不满意" not in pages["wen"]


def test_everybody_who_may_come_is_ticked_and_the_recused_are_not_there(world: World) -> None:
    vote = prepared(world, 3, recused=["member02"]).drawn()

    page = said(world, "wen", vote)

    ticked = re.findall(r'name="open-present" value="(\w+)"[^>]* checked', page)
    assert ticked == ["he", "member01", "member03"]
    assert 'value="member02"' not in page


def test_the_count_sheet_begins_empty(world: World) -> None:
    vote = prepared(world, 2, way="paper", keyholders=())
    world.signed_in("wen").post(address(vote), {"verb": "open", "version": vote.box.version})
    world.signed_in("wen").post(address(vote), {"verb": "close", "version": vote.read().box.version})

    page = said(world, "wen", vote)

    assert re.findall(r'<input type="number" name="type_count-present"[^>]* value=', page) == []


def test_a_wrong_share_comes_back_at_its_field(world: World) -> None:
    vote = open_box(world, 1).closed()
    form = {"verb": "count", "count-share_one": vote.shares[0], "count-share_two": vote.shares[0]}

    answer = world.signed_in("he").post(address(vote), form)

    assert (answer.status_code, "不是这名保管人" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(("who", "status"), [("wen", 403), ("gu", 403), ("qin", 403), ("lin", 404)])
def test_who_holds_no_key_does_not_open_the_box(world: World, who: str, status: int) -> None:
    vote = open_box(world, 1, keyholders=("shen", "he")).closed()
    form = {"verb": "count", "count-share_one": vote.shares[0], "count-share_two": vote.shares[1]}

    assert world.signed_in(who).post(address(vote), form).status_code == status
    assert vote.read().box.state == "closed"


def test_a_void_box_says_why(world: World) -> None:
    vote = open_box(world, 1)
    form = {"verb": "declare_void", "version": vote.box.version, "declare_void-reason": "会场停电"}

    world.signed_in("wen").post(address(vote), form)

    assert (vote.read().box.state, "会场停电" in said(world, "he", vote)) == ("void", True)


def test_closed_by_another_a_moment_earlier_is_told(world: World) -> None:
    vote = open_box(world, 1)
    stale = vote.box.version - 1

    answer = world.signed_in("wen").post(address(vote), {"verb": "close", "version": stale})

    assert answer.status_code == 409


def test_where_count_and_recount_differ_both_are_shown_and_settled_on_the_page(world: World) -> None:
    vote = prepared(world, 3, way="paper", keyholders=())
    typed = {"present": 4, "issued": 4, "returned": 4, "invalid": 1, "satisfied": 2, "basically": 1, "dissatisfied": 0}
    second(world)
    wen, wen2 = world.signed_in("wen"), world.signed_in("wen2")

    def send(client: object, verb: str, **form: object) -> int:
        body = {"verb": verb, "version": vote.read().box.version, **{f"{verb}-{k}": v for k, v in form.items()}}
        return client.post(address(vote), body).status_code  # type: ignore[attr-defined, no-any-return]

    send(wen, "open")
    send(wen, "close")
    send(wen, "type_count", **typed, teller_one="甲", teller_two="乙")
    send(wen2, "repeat_count", **{**typed, "satisfied": 1, "basically": 2}, teller_one="丙", teller_two="丁")
    page = said(world, "wen", vote)
    done = [
        send(wen, "settle_count", **{"count.satisfied": "first"}),
        send(wen, "settle_count", **{"count.satisfied": "first", "count.basically": "first"}),
    ]

    assert [words for words in ("2 项不一致", "第一遍：2", "第二遍：1") if words not in page] == []
    assert (done, Box.objects.get().state) == ([422, 302], "opened")


def test_a_count_on_paper_is_typed_by_two(world: World) -> None:
    vote = prepared(world, 3, way="paper", keyholders=())
    typed = {"present": 4, "issued": 4, "returned": 4, "invalid": 1, "satisfied": 2, "basically": 1, "dissatisfied": 0}

    def send(who: str, verb: str, **form: object) -> int:
        body = {"verb": verb, "version": vote.read().box.version, **{f"{verb}-{k}": v for k, v in form.items()}}
        return world.signed_in(who).post(address(vote), body).status_code

    second(world)
    done = [
        send("wen", "open"), send("wen", "close"),
        send("wen", "type_count", **typed, teller_one="甲", teller_two="乙"),
        send("wen", "repeat_count", **typed, teller_one="丙", teller_two="丁"),
        send("wen2", "repeat_count", **typed, teller_one="丙", teller_two="丁"),
    ]  # fmt: skip

    assert (done, Box.objects.get().state) == ([302, 302, 302, 403, 302], "opened")
