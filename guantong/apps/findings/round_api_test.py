"""Rounds and visits as data, and a phone's sending (回头看专项接口)."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.findings.models import LookBack, Round, Visit
from guantong.apps.findings.visiting_test import photo
from tests.rounds import answers, drawn, ended, visited
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def sends(client: Client, address: str, **typed: object) -> tuple[int, dict]:  # type: ignore[type-arg]
    answer = client.post(f"/api/findings/{address}", json.dumps(typed), content_type="application/json")
    return answer.status_code, answer.json()


def test_a_round_is_prepared_fixed_drawn_named_in_and_ended(world: World) -> None:
    for number in range(2):
        ended(world, f"事项{number}")
    shen, gu = world.signed_in("shen"), world.signed_in("gu")

    status, row = sends(shen, "rounds", title="回头看", year=2026, size=1, partners=[world.body("SJ").path])
    at = f"rounds/{row['id']}"
    fixed = sends(shen, f"{at}/freeze", version=1)
    gone = sends(shen, f"{at}/draw", version=2)
    again = sends(shen, f"{at}/draw", version=3)
    rest = next(pk for pk in map(int, Round.objects.get().population) if not Visit.objects.filter(matter=pk).exists())
    named = sends(shen, f"{at}/name", version=3, matter=rest, reason="群众反映")
    ends = sends(gu, f"{at}/end", version=4, words="台风")

    assert [one[0] for one in ((status, row), fixed, gone, again, named, ends)] == [200, 200, 200, 409, 200, 200]
    assert (gone[1]["drawn"], ends[1]["state"], len(fixed[1]["seed"])) == (1, "ended", 32)
    told = shen.get(f"/api/findings/{at}/visits").json()
    assert [(one["how"], one["reason"]) for one in told["rows"]] == [("sampled", ""), ("named", "群众反映")]


def test_what_cannot_be_is_said_and_who_may_not_is_told(world: World) -> None:
    shen = world.signed_in("shen")

    wrong = sends(shen, "rounds", title="回头看", year=2026, size=0, partners=["RD.XX."])
    leader = sends(world.signed_in("he"), "rounds", title="回头看", year=2026, size=3)
    empty = sends(shen, f"rounds/{sends(shen, 'rounds', title='空', year=2019, size=3)[1]['id']}/freeze", version=1)

    assert (wrong[0], set(wrong[1]["fields"])) == (422, {"size", "partners"})
    assert (leader[0], empty[0]) == (403, 422)


def test_a_phone_sends_twice_and_is_answered_with_the_first(world: World) -> None:
    ended(world)
    visit = drawn(world, "SJ").visits.get()
    su = world.signed_in("su")
    told = {name: {"answer": answer, "words": words} for name, (answer, words) in answers().items()}
    facts = {"sent": "sending-1", "on": "2026-11-26", "found": "back", "words": "又闲置。", "answers": json.dumps(told)}

    def send(**otherwise: object) -> tuple[int, dict]:  # type: ignore[type-arg]
        photos = [SimpleUploadedFile("IMG.jpg", photo(), "image/jpeg")]
        answer = su.post(f"/api/findings/visits/{visit.pk}/hand_in", {**facts, "photos": photos, **otherwise})
        return answer.status_code, answer.json()

    refused = send(answers=json.dumps({**told, "not_again": {"answer": "no", "words": ""}}))
    first, second, other = send(), send(), send(sent="sending-2")

    assert (refused[0], set(refused[1]["fields"])) == (422, {"w_not_again"})
    assert (first[0], second, other[0]) == (200, first, 409)
    assert (len(first[1]["photos"]), LookBack.objects.count()) == (1, 1)
    assert su.get(f"/api/findings/visits/{visit.pk}").json() == first[1]


def test_the_unit_reads_its_visit_once_it_was_handed_in(world: World) -> None:
    ended(world)
    row = drawn(world)
    visit, qin = row.visits.get(), world.signed_in("qin")
    addresses = [f"/api/findings/{at}" for at in (f"visits/{visit.pk}", f"rounds/{row.pk}", f"rounds/{row.pk}/visits")]
    before = [qin.get(one).status_code for one in addresses]

    visited(world, visit)

    assert (before, [qin.get(one).status_code for one in addresses]) == ([404] * 3, [200, 404, 404])
    assert qin.get("/api/findings/rounds").json()["rows"] == []
