"""One line of the register: set aside with the reason, expected again; only by the commission."""

import json

import pytest

from guantong.apps.figures.models import Expected
from guantong.apps.figures.pages.expected_test import put_down
from guantong.apps.journal.queries import drifted, entries_of
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_it_is_set_aside_with_the_reason_and_taken_back(world: World) -> None:
    line = put_down(world, "明湖区财政局")
    client, address = world.signed_in("shen"), f"/figures/expected/{line.pk}/"

    client.post(address, {"verb": "set_aside", "set_aside-reason": "并入部门文件"})
    assert "并入部门文件" in client.get(address).content.decode()
    client.post(address, {"verb": "take_back"})

    assert Expected.objects.get().state == "expected"


@pytest.mark.parametrize(("who", "status"), [("cao", 403), ("qin", 404), ("ye", 404), ("lin", 403)])
def test_others_do_not(world: World, who: str, status: int) -> None:
    line = put_down(world, "明湖区财政局")

    answer = world.signed_in(who).post(f"/figures/expected/{line.pk}/", {"verb": "set_aside", "set_aside-reason": "x"})

    assert (answer.status_code, Expected.objects.get().state) == (status, "expected")


def test_when_it_was_asked_for_promised_and_came_stands_on_the_line_and_in_the_journal(world: World) -> None:
    line, client = put_down(world, "明湖区财政局"), world.signed_in("shen")
    address, typed = f"/figures/expected/{line.pk}/", {"verb": "note_request", "note_request-asked_on": "2026-11-02"}

    first = client.post(address, {**typed, "note_request-promised_on": "2026-11-09"})
    wrong = client.post(address, {**typed, "note_request-provided_on": "2026-11-01"})
    then = client.post(
        address, {**typed, "note_request-promised_on": "2026-11-09", "note_request-provided_on": "2026-11-10"}
    )

    page = client.get(address).content.decode()
    assert (first.status_code, wrong.status_code, then.status_code) == (302, 422, 302)
    assert [day in page for day in ("2026-11-02", "2026-11-09", "2026-11-10")] == [True, True, True]
    assert [json.loads(e.text)["content"] for e in entries_of(line) if e.verb == "note_request"][-1] == {
        "asked_on": "2026-11-02", "promised_on": "2026-11-09", "provided_on": "2026-11-10",
    }  # fmt: skip
    assert list(drifted()) == []


@pytest.mark.parametrize(("who", "shown"), [("shen", True), ("cao", False)])
def test_only_the_commission_is_led_to_the_letter(world: World, who: str, shown: bool) -> None:
    line = put_down(world, "明湖区财政局")

    assert ("letter/" in world.signed_in(who).get(f"/figures/expected/{line.pk}/").content.decode()) == shown
