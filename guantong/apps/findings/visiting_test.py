"""Handing in a visit: once, with its photos, as a look back on the matter (走访)."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import Stopped
from guantong.apps.files.queries import files_seen_by
from guantong.apps.files.store import path_of
from guantong.apps.findings.models import LookBack, Visit
from guantong.apps.findings.rounds import visits_seen_by
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.findings import does
from tests.rounds import answers, drawn, ended, turns, visited
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
_GPS, _MODEL = 0x8825, 0x0110


def photo(colour: str = "red") -> bytes:
    """A photo as a phone makes it: with the place and the camera."""
    exif, stream = Image.Exif(), io.BytesIO()
    exif[_MODEL] = "SECRETPHONE"
    exif.get_ifd(_GPS).update({1: "N", 2: (30.0, 12.0, 7.0), 3: "E", 4: (120.0, 9.0, 1.0)})
    Image.new("RGB", (64, 48), colour).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@pytest.fixture
def visit(world: World) -> Visit:
    ended(world)
    return drawn(world, "SJ").visits.get()


def test_it_leaves_a_look_back_on_the_matter_and_reopens_nothing(world: World, visit: Visit) -> None:
    row = visited(world, visit, found="back", words="又闲置了。")

    look = LookBack.objects.get()
    row.matter.refresh_from_db()
    assert (look.visit, look.matter, look.found, look.words, look.by) == (row, row.matter, "back", "又闲置了。", "wen")
    assert (row.state, row.matter.state, row.matter.reopened) == ("handed_in", "closed", 0)
    assert list(drifted()) == []


def test_a_photo_comes_without_place_and_camera_and_is_sealed_with_it(world: World, visit: Visit) -> None:
    brought = photo()
    assert Image.open(io.BytesIO(brought)).getexif().get_ifd(_GPS)

    row = visited(world, visit, photos=[("IMG_1.jpg", brought)])

    kept = Attachment.objects.get(key=row.journal_key)
    content = path_of(kept.sm3).read_bytes()
    exif = Image.open(io.BytesIO(content)).getexif()
    assert (dict(exif), dict(exif.get_ifd(_GPS)), b"SECRETPHONE" in content) == ({}, {}, False)
    assert (kept.state, row.photos, kept.given_sm3 != kept.sm3) == ("sealed", [kept.sm3], True)


def test_the_same_sending_again_is_answered_with_the_first(world: World, visit: Visit) -> None:
    first = visited(world, visit, photos=[("IMG_1.jpg", photo())])

    again = visited(world, visit, photos=[("IMG_1.jpg", photo())], words="另一句")

    assert (again.pk, again.words, again.handed_in_at) == (first.pk, "现场与台账相符。", first.handed_in_at)
    assert (LookBack.objects.count(), Attachment.objects.filter(key=first.journal_key).count()) == (1, 1)
    assert entries_of(first).filter(verb="hand_in").count() == 1


@pytest.mark.parametrize("who", ["wen", "su"])
def test_another_sending_or_another_person_is_told_that_it_was_handed_in(world: World, visit: Visit, who: str) -> None:
    first = visited(world, visit)

    with pytest.raises(NotAllowed, match="已交回"):
        visited(
            world, visit.__class__.objects.get(pk=visit.pk), who, sent="another-sending" if who == "wen" else first.sent
        )


def test_a_sending_is_of_one_visit_only(world: World) -> None:
    for title in ("甲", "乙"):
        ended(world, title)
    first, second = drawn(world).visits.all()
    visited(world, first, sent="one-and-the-same")

    with pytest.raises(BadInput, match="已用于另一项走访"):
        visited(world, second, sent="one-and-the-same")
    assert LookBack.objects.count() == 1


def test_people_of_a_body_that_takes_part_hand_in_for_it(world: World, visit: Visit) -> None:
    row = visited(world, visit, "su", photos=[("IMG_1.jpg", photo())])

    assert (row.by, row.by_body) == ("su", world.body("SJ").name)
    assert Attachment.objects.get(key=row.journal_key).path == world.body("SJ").path


@pytest.mark.parametrize("who", ["fang", "qin", "he", "lin"])
def test_nobody_else_hands_it_in(world: World, visit: Visit, who: str) -> None:
    with pytest.raises(NotAllowed):
        visited(world, visit, who)


def test_who_verified_the_matter_does_not_look_whether_it_holds(world: World, visit: Visit) -> None:
    with pytest.raises(NotAllowed, match="须由另一人办理"):
        visited(world, visit, "shen")


def test_every_question_is_answered_and_a_no_is_explained(world: World, visit: Visit) -> None:
    with pytest.raises(BadInput) as raised:
        visited(world, visit, answers=answers(not_again=("no", " "), rules_kept=("", ""), people_feel=("maybe", "")))

    assert set(raised.value.reasons) == {"w_not_again", "a_rules_kept", "a_people_feel"}
    assert LookBack.objects.count() == 0


@pytest.mark.parametrize("days", [-30, 1])
def test_the_day_lies_between_the_end_of_the_matter_and_today(world: World, visit: Visit, days: int) -> None:
    with pytest.raises(BadInput) as raised:
        visited(world, visit, on=(world.now + timedelta(days=20 + days)).date())

    assert set(raised.value.reasons) == {"on"}


@pytest.mark.parametrize(
    ("photos", "why"),
    [
        ([("记录.txt", b"text")], "只收照片"),
        ([("IMG.jpg", b"\xff\xd8\xff broken")], "jpg"),
        ([(f"{number}.jpg", photo()) for number in range(10)], "不超过 9 张"),
    ],
)  # fmt: skip
def test_what_is_no_photo_keeps_the_whole_from_being_handed_in(
    world: World, visit: Visit, photos: list, why: str
) -> None:  # type: ignore[type-arg]
    with pytest.raises(BadInput, match=why) as raised:
        visited(world, visit, photos=photos)

    visit.refresh_from_db()
    assert (set(raised.value.reasons), visit.state, Attachment.objects.filter(key=visit.journal_key).count()) == (
        {"photos"}, "waiting", 0,
    )  # fmt: skip


def test_a_photo_that_bears_a_secrecy_mark_is_kept_nowhere(world: World, visit: Visit) -> None:
    with pytest.raises(Stopped):
        visited(world, visit, photos=[("机密★附图.jpg", photo())])

    assert (Attachment.objects.filter(key=visit.journal_key).count(), LookBack.objects.count()) == (0, 0)


def test_a_matter_that_was_reopened_meanwhile_is_not_looked_back_on(world: World, visit: Visit) -> None:
    does(world, "reopen", visit.matter, "gu", days=20, words="重开", due_on=world.now.date().replace(year=2027))

    with pytest.raises(NotAllowed, match="已重开"):
        visited(world, Visit.objects.get(pk=visit.pk))


def test_the_unit_sees_a_visit_and_its_photos_only_when_it_was_handed_in(world: World, visit: Visit) -> None:
    qin = world.standing("qin")
    before = list(visits_seen_by(qin))

    visited(world, visit, photos=[("IMG_1.jpg", photo())])

    assert (before, list(visits_seen_by(qin))) == ([], [visit])
    assert files_seen_by(qin).filter(key=visit.journal_key).count() == 1
    assert list(visits_seen_by(world.standing("cao"))) == []


def test_when_the_last_is_handed_in_nothing_waits(world: World, visit: Visit) -> None:
    waiting = DueWork.objects.filter(key=visit.round.journal_key, state="open")
    before = waiting.count()

    visited(world, visit)
    turns(world, "end", visit.round, "gu", words="")

    assert (before, waiting.count()) == (2, 0)
