"""Taking part by phone, without a script (表态)."""

import re

from guantong.apps.consensus.queries import listed, sheet_of, took_part
from tests.consensus import STATEMENTS, Held, opened, standing
from tests.world import World


def address(held: Held) -> str:
    return f"/consensus/{held.meeting.pk}/take_part/"


def test_one_statement_after_another_until_all_are_answered_and_then_any_is_changed(world: World) -> None:
    held = opened(world, 6)
    client, asked = world.signed_in(held.asked[0]), []
    for _ in STATEMENTS:
        page = client.get(address(held)).content.decode()
        asked += re.findall(r'name="statement" value="(\d+)"', page)
        assert client.post(address(held), {"verb": "say", "statement": asked[-1], "vote": "agree"}).status_code == 302
    assert sorted(asked) == sorted(f"{one.pk}" for one in listed(held.meeting))
    assert "都表态了" in client.get(address(held)).content.decode()

    again = client.get(f"{address(held)}?statement={asked[0]}").content.decode()
    client.post(address(held), {"verb": "say", "statement": asked[0], "vote": "disagree"})

    sheet = sheet_of(held.meeting, standing(world, held.asked[0]))
    assert ("现在的表态" in again, sheet and sheet.answers[asked[0]], took_part(held.meeting)) == (True, "disagree", 1)


def test_a_statement_is_brought_in_without_a_name_and_why_it_was_kept_out_is_told_to_all(world: World) -> None:
    held = opened(world, 6)
    answer = world.signed_in(held.asked[0]).post(address(held), {"verb": "propose", "text": "某某不行"})
    brought = held.meeting.statements.get(state="proposed")
    held.does("keep_out", statement=f"{brought.pk}", reason="对人不对事")

    page = world.signed_in(held.asked[1]).get(address(held)).content.decode()

    assert (answer.status_code, "某某不行" in page, "对人不对事" in page) == (302, True, True)


def test_what_is_no_answer_is_said_and_nothing_is_kept(world: World) -> None:
    held = opened(world, 6)
    client, statement = world.signed_in(held.asked[0]), listed(held.meeting)[0].pk

    bad = [
        client.post(address(held), {"verb": "say", "statement": statement, "vote": "perhaps"}).status_code,
        client.post(address(held), {"verb": "say", "statement": 10**12, "vote": "agree"}).status_code,
        client.post(address(held), {"verb": "propose", "text": ""}).status_code,
        client.post(address(held), {"verb": "propose", "text": STATEMENTS[0]}).status_code,
    ]

    assert (bad, took_part(held.meeting)) == ([422] * 4, 0)


def test_after_the_close_the_page_shows_no_answer_and_takes_none(world: World) -> None:
    held = opened(world, 6)
    held.says(held.asked[0], STATEMENTS[0], "agree")
    client, statement = world.signed_in(held.asked[0]), listed(held.meeting)[0].pk
    held.does("close")

    page = client.get(address(held)).content.decode()

    assert ("我的表态" in page, f"/consensus/{held.meeting.pk}/outcome/" in page) == (False, True)
    assert client.post(address(held), {"verb": "say", "statement": statement, "vote": "agree"}).status_code == 409


def test_who_was_not_asked_does_not_find_it_and_staff_say_nothing(world: World) -> None:
    held = opened(world, 6)
    sent = {"verb": "say", "statement": listed(held.meeting)[0].pk, "vote": "agree"}

    assert [world.signed_in(who).post(address(held), sent).status_code for who in ("lin", "yan", "ren", "mo", "shen")] == [404, 404, 403, 403, 403]  # fmt: skip
