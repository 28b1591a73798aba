"""The list of calls: who may drafts one, who takes needs down reads it (年度征集)."""

from guantong.apps.voices.calling_test import published
from guantong.apps.voices.models import Call
from tests.world import World


def test_the_office_drafts_one_and_goes_on_to_it(world: World) -> None:
    facts = {"title": "征集", "text": "请提", "opens_on": "2026-11-01", "closes_on": "2026-11-30"}
    named = {f"draft_call-{name}": value for name, value in facts.items()}

    answer = world.signed_in("wen").post("/voices/calls/", {"verb": "draft_call", **named})
    again = world.signed_in("wen").post("/voices/calls/", {"verb": "draft_call", **named, "draft_call-title": ""})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/voices/calls/{Call.objects.get().pk}/")
    assert again.status_code == 422


def test_a_station_and_a_deputy_read_it_and_draft_none(world: World) -> None:
    published(world)

    pages = [world.signed_in(who).get("/voices/calls/").content.decode() for who in ("wen", "hua", "lin")]

    assert ["2027年民生实事征集" in page for page in pages] == [True] * 3
    assert ["draft_call-title" in page for page in pages] == [True, False, False]
    assert world.signed_in("qin").get("/voices/calls/").status_code == 403
