"""A member votes on the phone: chosen, confirmed, once; nothing of it stays anywhere but in the sealed ballot."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from guantong.apps.actors.models import Person
from guantong.apps.ballots.models import Sealed
from guantong.apps.journal.models import Entry
from tests.ballots import Vote, open_box, prepared
from tests.world import World


def member(world: World, username: str = "member01") -> Client:
    world.people[username] = Person.objects.get(username=username)
    return world.signed_in(username)


def address(vote: Vote) -> str:
    return f"/ballots/{vote.box.pk}/cast/"


def test_a_vote_is_chosen_then_confirmed(world: World) -> None:
    vote = open_box(world, 2)
    client = member(world)

    first = client.post(address(vote), {"mark": "dissatisfied"})
    waiting = Sealed.objects.count()
    second = client.post(address(vote), {"mark": "dissatisfied", "confirmed": "yes"}, follow=True)

    assert (first.status_code, "请确认" in first.content.decode(), waiting) == (200, True, 0)
    assert ("已投票" in second.content.decode(), Sealed.objects.count()) == (True, 1)
    assert "不满意" not in second.content.decode()
    assert vote.closed().counted().box.counts["grades"] == {"satisfied": 0, "basically": 0, "dissatisfied": 1}


def test_one_may_go_back_before_confirming(world: World) -> None:
    vote = open_box(world, 2)

    answer = member(world).post(address(vote), {"mark": "satisfied", "again": "yes", "confirmed": "yes"})

    assert ("下一步" in answer.content.decode(), Sealed.objects.count()) == (True, 0)


def test_a_blank_sheet_can_be_handed_in_and_is_invalid(world: World) -> None:
    vote = open_box(world, 2)
    member(world).post(address(vote), {"mark": "blank", "confirmed": "yes"})

    counts = vote.closed().counted().box.counted

    assert counts is not None
    assert (counts.returned, counts.valid, counts.invalid) == (1, 0, 1)


@pytest.mark.parametrize("mark", ["", "perfect"])
def test_without_a_choice_nothing_is_cast(world: World, mark: str) -> None:
    vote = open_box(world, 2)

    answer = member(world).post(address(vote), {"mark": mark, "confirmed": "yes"})

    assert (answer.status_code, Sealed.objects.count()) == (422, 0)


def test_who_has_voted_is_told_and_cannot_again(world: World) -> None:
    vote = open_box(world, 2)
    vote.cast("member01", "satisfied")
    client = member(world)

    shown, sent = client.get(address(vote)), client.post(address(vote), {"mark": "satisfied", "confirmed": "yes"})

    assert ("每人只投一次" in shown.content.decode(), sent.status_code, Sealed.objects.count()) == (True, 409, 1)


@pytest.mark.parametrize(("who", "status"), [("wen", 403), ("gu", 403), ("qin", 403), ("lin", 404), ("member02", 403)])
def test_nobody_votes_who_is_not_on_the_roll(world: World, who: str, status: int) -> None:
    vote = prepared(world, 2, recused=["member02"]).drawn().opened()
    client = member(world, who) if who.startswith("member") else world.signed_in(who)

    assert client.post(address(vote), {"mark": "satisfied", "confirmed": "yes"}).status_code == status
    assert Sealed.objects.count() == 0


def test_nothing_of_the_choice_stays_in_session_journal_log_or_answer(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    vote = open_box(world, 2)
    client = member(world)
    caplog.set_level(logging.DEBUG)

    client.post(address(vote), {"mark": "dissatisfied"})
    answer = client.post(address(vote), {"mark": "dissatisfied", "confirmed": "yes"})

    kept = [str(one.get_decoded()) for one in Session.objects.all()]
    kept += [caplog.text, str(answer.headers), str(answer.cookies), *Entry.objects.values_list("text", flat=True)]
    assert [text for text in kept if "dissatisfied" in text or "不满意" in text] == []
    assert answer["Cache-Control"] == "no-store"


def test_an_unseen_box_is_not_there(world: World) -> None:
    assert world.signed_in("he").get("/ballots/987654/cast/").status_code == 404
