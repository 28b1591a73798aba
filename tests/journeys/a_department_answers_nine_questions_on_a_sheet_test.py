"""A department that never logs in answers nine questions: the sheet goes out with the letter, comes back, is taken down."""

import pytest

from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.models import ReturnedReply
from guantong.apps.journal.queries import drifted, entries_of
from tests.replies import brings, filled, page_of, takes_down
from tests.triage import checked, sent
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
NINE = 9


def test_nine_questions_come_back_answered_with_who_typed_and_who_signed(world: World) -> None:
    letter, client = sent(world, *(checked(world) for _ in range(NINE))), world.signed_in("shen")
    raw = filled(client, letter)
    letters.note_receipt(
        letter=letter, received_on=world.now.date(), version=letter.version, by=world.standing("shen"), as_of=world.now
    )

    assert brings(client, letter, raw).status_code == 302
    of = ReturnedReply.objects.get()
    assert f"<ins>答复{NINE}</ins>" in page_of(client, of)
    assert takes_down(client, of) == 302

    letter.refresh_from_db()
    of.refresh_from_db()
    assert list(letter.items.values_list("answer", "signal__state")) == [
        (f"答复{n}", "answered") for n in range(1, NINE + 1)
    ]
    assert (letter.state, letter.on_behalf, letter.replied_by, letter.replied_on, letter.reply_number) == (
        "answered", True, "shen", world.now.date(), "明城管函〔2026〕21号",
    )  # fmt: skip
    assert (of.state, of.rows, of.counts) == ("taken_down", [], {"answers": NINE})
    shown = client.get(f"/diagnosis/letters/{letter.pk}/").content.decode()
    assert "据程局长签字的答复表录入，填表人秦会计" in shown
    assert not any("程局长" in entry.text for entry in entries_of(of))
    assert list(drifted()) == []
