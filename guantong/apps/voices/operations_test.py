"""Needs: masked when they come, confirmed by people, copies shown and never removed, each file's row once."""

import pytest
from django.db import connection

from guantong.apps.journal.queries import drifted
from guantong.apps.voices.grouping import grouped
from guantong.apps.voices.groups import copies_told, likely_copies_of
from guantong.apps.voices.models import Need
from guantong.apps.voices.operations import confirm, hide_more, join_copies, part_copy
from guantong.apps.voices.queries import hot_spots, listed, needs_seen_by
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.voices import MASKED, SAID, campaign, said, taken_in
from tests.world import World


def confirmed(world: World, need: Need, field: str = "urban") -> Need:
    return confirm(need=need, field=field, version=need.version, by=world.standing("hua"), as_of=world.now)


def test_a_need_told_at_a_station_is_masked_and_waits_for_a_person(world: World) -> None:
    need = said(world)

    assert (need.text, need.hidden, need.state) == (MASKED, {"name": 1, "telephone": 1}, "received")
    assert need.path == world.body("QS01").path
    assert need.suggested["place"] == {"value": need.path, "why": ["文中写到“石泉社区”", "the text names “石泉社区”"]}


def test_a_form_sent_twice_takes_one_need_down(world: World) -> None:
    assert said(world, sent="form-0001").pk == said(world, sent="form-0001").pk


def test_two_people_who_say_the_same_are_two_needs(world: World) -> None:
    assert said(world).pk != said(world).pk
    assert Need.objects.count() == 2


def test_a_neighbouring_station_neither_takes_down_nor_sees(world: World) -> None:
    with pytest.raises(NotAllowed):
        said(world, at="LQ01")

    said(world, who="wen", at="LQ01")
    assert not needs_seen_by(world.standing("hua")).exists()


def test_a_deputy_sees_the_own_notes_alone(world: World) -> None:
    said(world)
    note = said(world, text="柳荫社区的井盖松动。", who="lin", at="LQ01", channel="deputy_note")

    assert list(needs_seen_by(world.standing("lin"))) == [note]


def test_a_person_confirms_place_field_and_department(world: World) -> None:
    need = confirm(
        need=said(world),
        field="urban",
        department=world.body("CG"),
        version=1,
        by=world.standing("hua"),
        as_of=world.now,
    )

    assert (need.state, need.about.zh, need.department, need.suggested) == (
        "confirmed",
        "城乡建设",
        world.body("CG"),
        {},
    )
    with pytest.raises(Stale):
        confirm(need=need, field="urban", version=1, by=world.standing("hua"), as_of=world.now)


def test_what_the_machine_missed_is_hidden_by_hand(world: World) -> None:
    need = said(world, text="西门卖菜的老周占道。")

    assert (
        hide_more(need=need, words="老周", version=1, by=world.standing("hua"), as_of=world.now).text
        == "西门卖菜的（已隐去）占道。"
    )
    with pytest.raises(BadInput):
        hide_more(need=need, words="老李", version=2, by=world.standing("hua"), as_of=world.now)


def test_a_copied_campaign_of_three_hundred_is_shown_as_one_and_none_is_removed(world: World) -> None:
    taken_in(world, campaign(300))
    office = world.standing("wen")
    grouping = grouped(by=office, as_of=world.now)

    told = copies_told(grouping, office)
    assert [(one.title, one.count) for one in told] == [("请恢复公交站", 300)]

    head = Need.objects.get(pk=told[0].pk)
    join_copies(need=head, copies=likely_copies_of(head, office), by=office, as_of=world.now)
    assert sorted(row.copied + 1 for row in listed(office)) == [1, 300]
    assert Need.objects.count() == 301


def test_a_copy_can_be_taken_out_again(world: World) -> None:
    head, other = said(world), said(world, text="路灯不亮。")
    office = world.standing("wen")
    join_copies(need=head, copies=[other.pk], by=office, as_of=world.now)
    other.refresh_from_db()

    assert part_copy(need=other, version=other.version, by=office, as_of=world.now).head is None


def test_the_same_file_brought_again_adds_nothing(world: World) -> None:
    taken_in(world, campaign(3))

    assert taken_in(world, campaign(3)).counts == {"new": 0, "there": 4, "refused": 0, "copies": 0, "taken_in": 0}
    assert Need.objects.count() == 4


def test_the_name_of_who_wrote_is_not_taken_in(world: World) -> None:
    taken_in(world, campaign(1))

    assert "A00077" not in _dump()


def test_what_a_source_calls_a_field_is_a_suggestion(world: World) -> None:
    taken_in(world, campaign(0))

    need = Need.objects.get()
    assert (need.field, need.suggested["field"]) == (
        "", {"value": "education", "why": ["来源写的是“教育文体”", "its source says “教育文体”"]},
    )  # fmt: skip


def test_hot_spots_count_by_community_and_field(world: World) -> None:
    for n in range(5):
        confirmed(world, said(world, text=f"{SAID}{n}"))

    spot = hot_spots(world.standing("hua"), world.now.date())[0]
    assert (spot.place, spot.about.zh, spot.spot.count, spot.spot.growth) == ("青石街道石泉社区", "城乡建设", 5, None)


def test_every_row_is_as_the_journal_says(world: World) -> None:
    confirmed(world, said(world))
    taken_in(world, campaign(2))

    assert list(drifted()) == []


def _dump() -> str:
    tables = connection.introspection.table_names()
    found = []
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - every table of this database
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)
