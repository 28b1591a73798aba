"""What must go is gone: of the words nothing is left in any table, the journal's ties are cut, the counts stay."""

from datetime import timedelta

import pytest
from django.db import connection

from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Salt
from guantong.apps.journal.queries import drifted
from guantong.apps.voices.grouping import grouped
from guantong.apps.voices.leaving import erase, let_originals_go, read_original, refer_away
from guantong.apps.voices.models import Need
from guantong.apps.voices.operations import confirm
from guantong.apps.voices.queries import hot_spots
from guantong.domain.seal.canonical import sm3
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.promises.mutants.voices import erasing_without_cutting_ties
from tests.voices import SAID, board, said, taken_in
from tests.world import World

WORDS = ("路灯坏了半年", "王小芳", "13800001234", "老人不敢出门")


def dumped() -> str:
    """Return every value of every table of the database as text."""
    found = []
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - every table of this database
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def told(world: World) -> Need:
    """A need that was confirmed and grouped: its words are wherever words can be."""
    need = said(world)
    return confirm(need=need, field="urban", version=1, by=world.standing("hua"), as_of=world.now)


def tied_to(need: Need) -> bool:
    """Whoever has the database and guesses the words: can a digest in the journal be recomputed from them?"""
    before = {"title": need.title, "text": need.text, "original": need.original}
    assert before["text"]
    return Salt.objects.filter(entry__key=need.journal_key).count() > 1


def test_erased_words_are_in_no_table_and_the_count_stays(world: World) -> None:
    need = told(world)
    grouped(by=world.standing("hua"), as_of=world.now)
    assert all(words in dumped() for words in WORDS)

    erase(need=need, version=need.version, by=world.standing("hua"), as_of=world.now)

    left = dumped()
    assert [words for words in WORDS if words in left] == []
    assert hot_spots(world.standing("hua"), world.now.date())[0].spot.count == 1
    assert list(drifted()) == []


def test_no_digest_in_the_journal_can_be_recomputed_from_the_words(world: World) -> None:
    need = told(world)

    assert tied_to(need)
    erase(need=need, version=need.version, by=world.standing("hua"), as_of=world.now)

    assert not tied_to(need)


def test_without_cutting_the_ties_the_words_could_be_guessed(world: World) -> None:
    need = told(world)

    with erasing_without_cutting_ties():
        erase(need=need, version=need.version, by=world.standing("hua"), as_of=world.now)

    assert tied_to(need)


def test_the_journal_holds_no_plain_digest_of_the_words(world: World) -> None:
    told(world)

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM journal_entry")
        entries = "\n".join(text for (text,) in cursor.fetchall())
    assert [words for words in (*WORDS, sm3(SAID.encode())) if words in entries] == []


def test_a_photo_goes_with_its_need(world: World, photo: bytes) -> None:
    need = said(world, who="lin", channel="deputy_note", photo=photo, photo_name="王小芳家门口.png")
    assert [file.name for file in Attachment.objects.filter(key=need.journal_key)] == ["照片.png"]

    erase(need=need, version=1, by=world.standing("hua"), as_of=world.now)

    assert not Attachment.objects.filter(key=need.journal_key).exists()
    assert list(drifted()) == []


def test_a_report_of_wrongdoing_leaves_with_a_receipt_and_where_to_is_not_written(world: World) -> None:
    need = said(world)

    gone = refer_away(need=need, office="discipline", version=1, by=world.standing("hua"), as_of=world.now)

    assert (gone.state, gone.receipt[:8], len(gone.receipt)) == ("left", "ZC-2026-", 16)
    left = dumped()
    assert [words for words in (*WORDS, "discipline") if words in left and words != "discipline"] == []
    assert hot_spots(world.standing("hua"), world.now.date()) == []


def test_what_is_gone_takes_no_verb(world: World) -> None:
    need = erase(need=said(world), version=1, by=world.standing("hua"), as_of=world.now)

    with pytest.raises(NotAllowed):
        refer_away(need=need, office="petitions", version=need.version, by=world.standing("hua"), as_of=world.now)


def test_what_was_erased_does_not_come_back_with_the_next_file(world: World) -> None:
    raw = board(("17", "路灯", SAID, "城乡建设"))
    taken_in(world, raw)
    erase(need=Need.objects.get(), version=1, by=world.standing("wen"), as_of=world.now)

    assert taken_in(world, raw).counts["taken_in"] == 0
    assert "路灯坏了半年" not in dumped()


def test_originals_go_when_their_day_has_passed_and_the_masked_text_stays(world: World) -> None:
    need = said(world)
    last = need.original_until
    assert last == world.now.date() + timedelta(days=180)

    by = world.standing("hua")
    assert let_originals_go(today=last, by=by, as_of=world.now) == 0
    assert let_originals_go(today=last + timedelta(days=1), by=by, as_of=world.now) == 1

    need.refresh_from_db()
    assert (need.original, "路灯坏了半年" in need.text, "13800001234" in dumped()) == ("", True, False)
    assert list(drifted()) == []


def test_who_reads_an_original_is_recorded_and_a_deputy_may_not(world: World) -> None:
    need = said(world, who="lin", channel="deputy_note")

    assert read_original(need=need, by=world.standing("hua"), as_of=world.now) == SAID
    assert need.last_done.verb == "read_original"
    with pytest.raises(NotAllowed):
        read_original(need=need, by=world.standing("lin"), as_of=world.now)


def test_nowhere_to_go_is_asked_again(world: World) -> None:
    with pytest.raises(BadInput):
        refer_away(need=said(world), office="police", version=1, by=world.standing("hua"), as_of=world.now)


@pytest.fixture
def photo() -> bytes:
    """A picture of one colour."""
    from io import BytesIO

    from PIL import Image

    kept = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(kept, "PNG")
    return kept.getvalue()
