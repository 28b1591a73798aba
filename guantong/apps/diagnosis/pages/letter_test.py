"""A letter on its page: sent with its number typed back, answered by the unit on its own desk, nothing told before its time."""

import pytest

from guantong.apps.diagnosis import letters
from guantong.apps.diagnosis.models import Letter
from guantong.apps.files.operations import attach
from guantong.domain.secrecy import Level
from tests.triage import answered, checked, drafted, judged, sent
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def address(letter: Letter) -> str:
    return f"/diagnosis/letters/{letter.pk}/"


def test_the_director_types_the_number_back_and_the_unit_answers_on_its_own_page(world: World) -> None:
    letter = drafted(world)
    sending = {
        "verb": "send",
        "version": letter.version,
        "send-number": "明人常预函〔2026〕8号",
        "send-checked_by": "沈核稿",
        "send-signer": "顾签发",
        "send-sent_on": "2026-11-12",
    }
    item = letter.items.get()

    assert world.signed_in("shen").post(address(letter), sending).status_code == 403
    assert world.signed_in("gu").post(address(letter), sending).status_code == 302
    letter.refresh_from_db()
    unit = world.signed_in("qin")
    page = unit.get(address(letter)).content.decode()
    done = unit.post(
        address(letter), {"verb": "reply", "version": letter.version, f"reply-answer_{item.pk}": "系四舍五入所致。"}
    )

    letter.refresh_from_db()
    assert ("明人常预函〔2026〕8号" in page, "reply-replied_on" in page, done.status_code) == (True, False, 302)
    assert (letter.state, letter.on_behalf) == ("answered", False)


def test_a_blank_answer_is_told_at_its_field(world: World) -> None:
    letter = sent(world)

    answer = world.signed_in("qin").post(address(letter), {"verb": "reply", "version": letter.version})

    assert (answer.status_code, "请逐项答复" in answer.content.decode()) == (422, True)


def test_a_letter_sent_by_another_a_moment_earlier_shows_both_sides(world: World) -> None:
    letter = drafted(world)
    stale = letter.version
    letters.send(
        letter=letter,
        number="甲号",
        checked_by="沈核稿",
        signer="顾签发",
        sent_on=world.now.date(),
        version=stale,
        by=world.standing("gu"),
        as_of=world.now,
    )

    answer = world.signed_in("gu").post(
        address(letter),
        {
            "verb": "send",
            "version": stale,
            "send-number": "乙号",
            "send-checked_by": "核",
            "send-signer": "签",
            "send-sent_on": "2026-11-12",
        },
    )

    page = answer.content.decode()
    assert (answer.status_code, "甲号" in page, "乙号" in page) == (409, True, True)


def test_the_unit_reads_no_verdict_no_signal_and_no_draft(world: World) -> None:
    letter, draft = answered(world), drafted(world, checked(world))
    judged(world, letter.items.get().signal, "true", reason="明显不符")
    unit = world.signed_in("qin")

    page = unit.get(address(letter)).content.decode()

    assert ("属实" in page, "明显不符" in page, "/diagnosis/signals/" in page) == (False, False, False)
    assert ("拟了解情况函" in page, "列入了解情况函" in page, unit.get(address(draft)).status_code) == (
        False,
        False,
        404,
    )


@pytest.mark.parametrize(
    ("who", "status"), [("shen", 200), ("he", 200), ("qin", 200), ("cao", 404), ("su", 404), ("ye", 404), ("lin", 403)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    answer = world.signed_in(who).get(address(sent(world)))

    assert (answer.status_code, "表1合计为" in answer.content.decode()) == (status, status == 200)


def test_who_checked_and_signed_it_and_that_no_signed_copy_hangs_on_it_is_said_until_one_does(world: World) -> None:
    letter, client = sent(world), world.signed_in("shen")
    before = client.get(address(letter)).content.decode()
    copy = attach(
        to=letter, path=letter.path, name="扫描件.txt", content=b"signed", level=Level.INTERNAL, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip

    done = client.post(
        address(letter), {"verb": "note_signed_copy", "version": letter.version, "note_signed_copy-signed": copy.pk}
    )

    after = client.get(address(letter)).content.decode()
    assert ("沈核稿 · 顾签发" in before, "未附签发件" in before) == (True, True)
    assert (done.status_code, "未附签发件" in after, f'<dd><a href="/files/{copy.pk}/">扫描件.txt' in after) == (
        302,
        False,
        True,
    )


def test_on_an_english_page_title_and_sentence_are_english_where_the_signal_has_them(world: World) -> None:
    letter, client = sent(world), world.signed_in("qin")
    client.cookies["django_language"] = "en"

    page = client.get(address(letter)).content.decode()

    assert ("1. total differs" in page, "the total is 1,200.00" in page, "表1合计为" in page) == (True, True, False)
