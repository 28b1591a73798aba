"""A deputy scores on the phone: in the scale, once, in time; what is refused is told and nothing typed is lost."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from guantong.apps.actors.models import Person
from guantong.apps.evaluations.models import Score, SealedScore
from guantong.apps.journal.models import Entry
from tests.scores import Scoring, scoring_of
from tests.world import World

GIVEN = {"verb": "score", "item_0": "15", "item_1": "18", "item_2": "27", "item_3": "20", "words": "账实相符"}


def client_of(world: World, username: str) -> Client:
    world.people[username] = Person.objects.get(username=username)
    return world.signed_in(username)


def address(made: Scoring) -> str:
    return f"/evaluations/scores/{made.sheet.pk}/score/"


def test_a_score_by_name_is_given_shown_taken_back_and_given_anew(world: World) -> None:
    made = scoring_of(world, 2)
    client = client_of(world, "deputy01")

    shown = client.post(address(made), GIVEN, follow=True).content.decode()
    back = client.post(address(made), {"verb": "withdraw_score"}, follow=True).content.decode()
    client.post(address(made), {**GIVEN, "item_0": "16"})

    assert ("<dt>真实性</dt><dd>15</dd>" in shown, "已撤回，可以重新打分" in back) == (True, True)
    assert [one.points for one in Score.objects.exclude(state="withdrawn")] == [[160, 180, 270, 200]]


def test_outside_the_scale_is_told_at_its_item_and_what_was_typed_stays(world: World) -> None:
    made = scoring_of(world, 2)

    answer = client_of(world, "deputy01").post(address(made), {**GIVEN, "item_0": "25", "item_1": "1.55"})
    again = client_of(world, "deputy01").post(address(made), {**GIVEN, "item_0": "25", "item_1": ""})

    assert (answer.status_code, again.status_code, Score.objects.count()) == (422, 422, 0)
    assert "最多一位小数" in answer.content.decode()
    page = again.content.decode()
    assert ("“真实性”的分数应在 0 到 20 之间，填的是 25" in page, "“完整性”没有打分" in page, 'value="25"' in page) == (
        True,
        True,
        True,
    )


def test_late_is_told_with_the_moment_and_what_was_typed_stays_on_the_page(world: World) -> None:
    made = scoring_of(world, 2).closed()

    answer = client_of(world, "deputy01").post(address(made), GIVEN)

    page = answer.content.decode()
    assert (answer.status_code, Score.objects.count()) == (409, 0)
    assert ("评分已于2026-11-12 12:00截止" in page, "没有丢失" in page, 'value="27"' in page, "账实相符" in page) == (
        True,
        True,
        True,
        True,
    )


def test_twice_is_told(world: World) -> None:
    made = scoring_of(world, 2)
    client = client_of(world, "deputy01")
    client.post(address(made), GIVEN)

    answer = client.post(address(made), {**GIVEN, "item_0": "1"})

    assert (answer.status_code, "每人只打一次" in answer.content.decode()) == (409, True)
    assert [one.points[0] for one in Score.objects.all()] == [150]


def test_a_recused_deputy_sees_that_and_nothing_else(world: World) -> None:
    made = scoring_of(world, 2, recused=["deputy02"])
    client = client_of(world, "deputy02")

    pages = [client.get(f"/evaluations/scores/{made.sheet.pk}/{part}") for part in ("", "score/", "result/")]
    posted = client.post(address(made), GIVEN)

    for answer in pages:
        page = answer.content.decode()
        assert (answer.status_code, "您在这一事项上回避（申请回避）" in page, "代表法第五十九条" in page) == (
            200,
            True,
            True,
        )
        assert ("真实性" in page, made.sheet.title in page) == (False, False)
    assert (posted.status_code, Score.objects.count()) == (403, 0)
    assert client.get(f"/evaluations/scores/{made.sheet.pk}/scores.json").status_code == 404


def test_the_code_of_a_secret_score_is_shown_once_and_takes_it_back(world: World) -> None:
    made = scoring_of(world, 2, way="secret")
    client = client_of(world, "deputy01")

    page = client.post(address(made), GIVEN).content.decode()
    code = page.split("<code>")[1].split("</code>")[0]
    wrong = client.post(address(made), {"verb": "withdraw_score", "code": "AAAA"})
    client.post(address(made), {"verb": "withdraw_score", "code": code})

    assert (len(code.replace(" ", "")), wrong.status_code, SealedScore.objects.count()) == (12, 422, 0)
    assert code not in client.get(address(made)).content.decode()


def test_nothing_of_a_secret_score_stays_in_session_journal_log_or_answer(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    made = scoring_of(world, 2, way="secret")
    client = client_of(world, "deputy01")
    caplog.set_level(logging.DEBUG)

    answer = client.post(address(made), GIVEN)

    kept = [str(one.get_decoded()) for one in Session.objects.all()]
    kept += [caplog.text, str(answer.headers), str(answer.cookies), *Entry.objects.values_list("text", flat=True)]
    assert [text for text in kept if "账实相符" in text] == []
    assert ("账实相符" in answer.content.decode(), answer["Cache-Control"]) == (False, "no-store")


@pytest.mark.parametrize(("who", "status"), [("wen", 403), ("lin", 403), ("qin", 403)])
def test_nobody_scores_who_is_not_on_the_roll(world: World, who: str, status: int) -> None:
    made = scoring_of(world, 2)

    assert world.signed_in(who).post(address(made), GIVEN).status_code == status
    assert Score.objects.count() == 0
