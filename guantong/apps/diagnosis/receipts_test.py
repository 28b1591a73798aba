"""When a letter was received, by the office between and by the unit: its days count from there, nobody is late before (收到)."""

from datetime import date, timedelta

import pytest

from guantong.apps.diagnosis import letters
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.queries import open_work_of
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.triage import answered, received, sent
from tests.world import World


def test_the_days_count_from_the_receipt_and_not_from_the_sending(world: World) -> None:
    letter = sent(world, on=date(2026, 11, 2), within=10)
    before = (letter.due_on, open_work_of(world.standing("qin")).get(verb="reply").due_on)

    letter = letters.note_receipt(
        letter=letter,
        received_on=date(2026, 11, 12),
        version=letter.version,
        by=world.standing("shen"),
        as_of=world.now,
    )

    work = open_work_of(world.standing("qin")).get(verb="reply")
    assert (before, letter.due_on, work.due_on) == ((None, None), date(2026, 11, 26), date(2026, 11, 26))
    assert list(drifted()) == []


def test_without_a_receipt_nobody_says_that_no_reply_came(world: World) -> None:
    letter, later = sent(world), world.now + timedelta(days=90)

    with pytest.raises(NotAllowed, match="没有登记单位收到日期"):
        letters.note_no_reply(letter=letter, version=letter.version, by=world.standing("shen"), as_of=later)


def test_that_the_unit_opened_its_page_is_no_receipt(world: World) -> None:
    letter = sent(world)

    page = world.signed_in("qin").get(f"/diagnosis/letters/{letter.pk}/").content.decode()

    letter.refresh_from_db()
    assert (letter.received_on, letter.due_on, "自收到之日起 10 个工作日" in page) == (None, None, True)


def test_the_office_between_has_a_receipt_of_its_own_before_that_of_the_unit(world: World) -> None:
    letter, by = sent(world, route="through_office", on=date(2026, 11, 2)), world.standing("shen")
    given = {"by": by, "as_of": world.now}

    letter = letters.note_passing(letter=letter, office_received_on=date(2026, 11, 4), version=letter.version, **given)
    with pytest.raises(BadInput, match="收到日期应在"):
        letters.note_receipt(letter=letter, received_on=date(2026, 11, 3), version=letter.version, **given)
    letter = letters.note_receipt(letter=letter, received_on=date(2026, 11, 6), version=letter.version, **given)

    page = world.signed_in("qin").get(f"/diagnosis/letters/{letter.pk}/").content.decode()
    assert ("转送机关收到日期" in page, "2026-11-04" in page, "2026-11-06" in page) == (True, True, True)
    assert [entry.verb for entry in entries_of(letter)][-2:] == ["note_passing", "note_receipt"]
    with pytest.raises(BadInput, match="收到日期应在"):
        letters.note_passing(letter=letter, office_received_on=date(2026, 11, 9), version=letter.version, **given)


def test_a_letter_that_goes_directly_passes_no_office(world: World) -> None:
    letter = sent(world)

    with pytest.raises(NotAllowed, match="没有转送机关"):
        letters.note_passing(
            letter=letter, office_received_on=world.now.date(), version=letter.version, by=world.standing("shen"),
            as_of=world.now,
        )  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 11, 11), date(2026, 11, 13)])
def test_nothing_is_received_before_it_went_out_or_tomorrow(world: World, day: date) -> None:
    letter = sent(world)

    with pytest.raises(BadInput, match="收到日期应在"):
        letters.note_receipt(
            letter=letter, received_on=day, version=letter.version, by=world.standing("shen"), as_of=world.now
        )


@pytest.mark.parametrize("who", ["qin", "he", "ye", "lin"])
def test_who_asks_notes_the_receipt_and_nobody_else(world: World, who: str) -> None:
    letter = sent(world)

    with pytest.raises(NotAllowed):
        letters.note_receipt(
            letter=letter, received_on=world.now.date(), version=letter.version, by=world.standing(who), as_of=world.now
        )


def test_only_who_asks_reads_that_the_day_has_passed(world: World) -> None:
    letter = received(world, on=world.now.date(), within=1)
    late = answered(world, letter=received(world, within=1, subject="迟复的函"), days=9)

    for who, reads in (("shen", True), ("qin", False)):
        client = world.signed_in(who)
        pages = [client.get(f"/diagnosis/letters/{at}").content.decode() for at in (f"{letter.pk}/", f"{late.pk}/", "")]
        assert ["期限已过" in pages[1], "期限已过" in pages[2]] == [reads, reads]
        assert [page for page in pages if "已逾期" in page] == []
