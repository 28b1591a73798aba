"""One need: suggestions with their reasons, verbs of who may, nothing of the original."""

from tests.voices import said
from tests.world import World


def test_a_station_sees_what_is_suggested_and_why(world: World) -> None:
    page = world.signed_in("hua").get(f"/voices/{said(world).pk}/").content.decode()

    assert "文中写到“石泉社区”" in page
    assert ("确认地点和领域" in page, "13800001234" in page) == (True, False)


def test_a_place_and_field_are_confirmed(world: World) -> None:
    need = said(world)
    facts = {"confirm-place": "QS01", "confirm-field": "urban", "confirm-department": "CG", "version": "1"}

    answer = world.signed_in("hua").post(f"/voices/{need.pk}/", {"verb": "confirm", **facts})

    need.refresh_from_db()
    assert (answer.status_code, need.state, need.field) == (302, "confirmed", "urban")


def test_who_comes_second_is_told_and_loses_nothing(world: World) -> None:
    need = said(world)
    facts = {"confirm-place": "QS01", "confirm-field": "urban", "version": "1"}
    world.signed_in("hua").post(f"/voices/{need.pk}/", {"verb": "confirm", **facts})

    assert world.signed_in("wen").post(f"/voices/{need.pk}/", {"verb": "confirm", **facts}).status_code == 409


def test_a_report_of_wrongdoing_leaves_and_its_page_shows_the_receipt(world: World) -> None:
    need = said(world)
    client = world.signed_in("hua")
    client.post(f"/voices/{need.pk}/", {"verb": "refer_away", "refer_away-office": "petitions", "version": "1"})

    page = client.get(f"/voices/{need.pk}/").content.decode()

    need.refresh_from_db()
    assert (need.receipt in page, "路灯" in page) == (True, False)


def test_an_original_is_shown_to_who_confirms(world: World) -> None:
    need = said(world)

    shown = {
        who: world.signed_in(who).get(f"/voices/{need.pk}/original/").status_code
        for who in ("hua", "wen", "he", "lin", "mo")
    }

    assert shown == {"hua": 200, "wen": 200, "he": 403, "lin": 403, "mo": 403}


def test_a_station_elsewhere_finds_nothing(world: World) -> None:
    need = said(world, who="wen", at="LQ01")

    assert world.signed_in("hua").get(f"/voices/{need.pk}/").status_code == 404
