"""One session: moved with its reason, both days on the page, the terms before it by the law, nobody refused for being late."""

import pytest

from guantong.apps.years.sessions_test import moved, planned
from tests.world import World

pytestmark = pytest.mark.django_db


def test_it_is_moved_and_both_days_and_the_reason_stay_on_the_page(world: World) -> None:
    session, client = planned(world), world.signed_in("wen")
    typed = {"planned_on": "2026-12-29", "why": "债务限额尚未下达"}

    answer = client.post(
        f"/years/sessions/{session.pk}/",
        {"verb": "move_session", "version": 1, **{f"move_session-{k}": v for k, v in typed.items()}},
    )

    body = client.get(answer.headers["Location"]).content.decode()
    assert answer.status_code == 302
    assert [w for w in ("2026-12-23", "2026-12-29", "债务限额尚未下达", "变更会期") if w not in body] == []


def test_the_terms_before_it_are_the_laws_and_change_with_the_profile(world: World) -> None:
    session = planned(world)
    body = world.signed_in("shen").get(f"/years/sessions/{session.pk}/").content.decode()

    assert [
        w for w in ("预算调整初步方案送交", "2026-11-23", "《预算法》第69条第6款", "2026-12-16") if w not in body
    ] == []


def test_a_reason_is_asked_for_and_who_comes_second_is_told(world: World) -> None:
    session, client = planned(world), world.signed_in("wen")
    address = f"/years/sessions/{session.pk}/"

    bare = client.post(address, {"verb": "move_session", "version": 1, "move_session-planned_on": "2026-12-29"})
    moved(world, session)
    late = client.post(address, {"verb": "hold_session", "version": 1, "hold_session-held_on": "2026-11-11"})

    assert (bare.status_code, late.status_code) == (422, 409)


def test_one_that_is_not_there_is_not_found(world: World) -> None:
    assert world.signed_in("shen").get("/years/sessions/987654/").status_code == 404
