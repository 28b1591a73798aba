"""Taking a need down: a plain form, masked at once, asked again where something lacks."""

import re

from guantong.apps.voices.models import Need
from guantong.apps.voices.telling import need_of_code
from tests.voices import SAID
from tests.world import World


def sent(world: World, who: str = "hua", **facts: str) -> tuple[int, str]:
    """Send the form; return its status and what it answers."""
    asked = {"text": SAID, "place": "QS01", "field": "", "channel": "station", "said_on": "2026-11-12", **facts}
    named = {f"take_down-{name}": value for name, value in asked.items()}
    answer = world.signed_in(who).post("/voices/take/", {"verb": "take_down", **named})
    return answer.status_code, answer.content.decode()


def test_what_is_told_at_a_kiosk_is_a_need(world: World) -> None:
    status, page = sent(world)

    need = Need.objects.get()
    assert (status, f"/voices/{need.pk}/" in page, need.state) == (200, True, "received")


def test_the_receipt_is_shown_once_in_the_answer_and_opens_its_steps(world: World) -> None:
    page = sent(world)[1]
    (code,) = re.findall(r"<code>((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})</code>", page)

    need = need_of_code(code)
    assert need == Need.objects.get()
    assert code not in world.signed_in("hua").get(f"/voices/{need.pk}/").content.decode()
    assert ("码丢了，谁也查不回来" in page, "<code>http://testserver/voices/receipt/</code>" in page) == (True, True)


def test_a_representative_of_residents_tells_of_the_own_community(world: World) -> None:
    assert sent(world, "ren")[0] == 200


def test_an_empty_text_is_asked_again(world: World) -> None:
    assert (sent(world, text="")[0], Need.objects.count()) == (422, 0)


def test_a_day_to_come_is_asked_again(world: World) -> None:
    assert (sent(world, said_on="2099-01-01")[0], Need.objects.count()) == (422, 0)


def test_a_unit_does_not_come_in(world: World) -> None:
    assert sent(world, "qin")[0] == 403


def test_the_form_asks_for_no_person(world: World) -> None:
    page = world.signed_in("hua").get("/voices/take/").content.decode()

    asked = {
        name
        for name in ("text", "place", "field", "channel", "said_on", "photo", "name", "phone")
        if f'name="take_down-{name}"' in page
    }
    assert asked == {"text", "place", "field", "channel", "said_on", "photo"}
