"""Several signals of a unit are chosen in the list and asked in one letter."""

import pytest
from pytest_django.fixtures import Settings

from guantong.apps.diagnosis.models import Letter
from tests.triage import checked, raised
from tests.world import World

FILLED = {
    "verb": "draft", "draft-route": "through_office", "draft-subject": "关于部门预算有关情况的函", "draft-asks": "请说明差异原因。",
    "draft-within": "10",
}  # fmt: skip


def test_what_was_chosen_becomes_one_letter_to_the_unit_it_names(world: World) -> None:
    one, other, client = checked(world), checked(world, rule="B01"), world.signed_in("shen")
    assert 'name="chosen"' in client.get("/diagnosis/").content.decode()
    address = f"/diagnosis/letters/new/?chosen={one.pk}&chosen={other.pk}"

    page = client.get(address).content.decode()
    answer = client.post(address, {**FILLED, "draft-path": world.body("CG").path})

    letter = Letter.objects.get()
    assert (page.count("表1合计为"), f'value="{world.body("CG").path}" selected' in page) == (2, True)
    assert answer.headers["Location"] == f"/diagnosis/letters/{letter.pk}/"
    assert [item.signal for item in letter.items.all()] == [one, other]


def test_what_nobody_checked_yet_is_left_out_and_said(world: World) -> None:
    signal = raised(world)

    page = world.signed_in("shen").get(f"/diagnosis/letters/new/?chosen={signal.pk}&chosen=x").content.decode()

    assert ("先做数据初核" in page, "没有可以去函了解的事项" in page) == (True, True)


def test_nothing_chosen_and_two_units_are_refused_in_words(world: World) -> None:
    client, filled = world.signed_in("shen"), {**FILLED, "draft-path": world.body("CG").path}
    one, other = checked(world), checked(world, at="JY")

    nothing = client.post("/diagnosis/letters/new/", filled)
    two = client.post(f"/diagnosis/letters/new/?chosen={one.pk}&chosen={other.pk}", filled)

    assert (nothing.status_code, "没有选择" in nothing.content.decode()) == (422, True)
    assert (two.status_code, "只问一个单位" in two.content.decode(), Letter.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("gu", 200), ("he", 403), ("qin", 403), ("lin", 403)])
def test_who_drafts(world: World, who: str, status: int) -> None:
    signal = checked(world)

    assert world.signed_in(who).get(f"/diagnosis/letters/new/?chosen={signal.pk}").status_code == status


def test_a_sub_district_committee_drafts_nothing_where_its_district_does_not_allow_it(world: World) -> None:
    signal = checked(world, at="QSZ")

    answer = world.signed_in("ye").get(f"/diagnosis/letters/new/?chosen={signal.pk}")
    lists = [world.signed_in("ye").get(page).content.decode() for page in ("/diagnosis/", f"/diagnosis/signals/{signal.pk}/")]  # fmt: skip

    assert (answer.status_code, "街道人大工委不单独发函" in answer.content.decode()) == (409, True)
    assert [word for page in lists for word in ('name="chosen"', "/diagnosis/letters/new/") if word in page] == []


def test_another_than_whom_it_is_of_is_asked_with_the_reason_typed_at_its_field(world: World) -> None:
    signal, client = checked(world), world.signed_in("shen")
    address, filled = f"/diagnosis/letters/new/?chosen={signal.pk}", {**FILLED, "draft-path": world.body("JY").path}

    refused = client.post(address, filled)
    done = client.post(address, {**filled, "draft-why_other": "职能已划转"})

    assert (refused.status_code, "请写明理由" in refused.content.decode()) == (422, True)
    assert (done.status_code, Letter.objects.get().why_other) == (302, "职能已划转")
    assert "职能已划转" in client.get(done.headers["Location"]).content.decode()


def test_a_sub_district_committee_chooses_nothing_that_is_not_its_own(world: World, settings: Settings) -> None:
    settings.SUBDISTRICT_LETTERS = True
    signal = checked(world)

    page = world.signed_in("ye").get(f"/diagnosis/letters/new/?chosen={signal.pk}").content.decode()

    assert (signal.body in page.split("</ol>")[0].split('class="asked"')[-1], "没有可以去函了解的事项" in page) == (
        False,
        True,
    )
