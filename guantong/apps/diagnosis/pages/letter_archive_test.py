"""The archive package of a letter: the letter, its reply, the signed scans; every link of its catalogue leads somewhere."""

import pytest

from guantong.apps.diagnosis import letters
from guantong.apps.files.operations import attach
from guantong.apps.journal.queries import entries_of
from guantong.domain.secrecy import Level
from tests.archives import astray, opened
from tests.attachments import pdf
from tests.triage import answered, checked, drafted, sent
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_it_is_read_without_the_system_and_its_signed_reply_is_marked_as_what_counts(world: World) -> None:
    letter, shen = answered(world, checked(world)), world.standing("shen")
    scan = attach(
        to=letter, path=letter.path, name="复函（盖章）.pdf", content=pdf("Reply"), level=Level.INTERNAL, by=shen, as_of=world.now
    )  # fmt: skip
    letter = letters.note_signed_reply(
        letter=letter, signed_reply=str(scan.pk), version=letter.version, by=shen, as_of=world.now
    )

    book = opened(world.signed_in("shen").get(f"/diagnosis/letters/{letter.pk}/archive/"))

    assert astray(book) == []
    assert set(book.namelist()) == {
        "文件/001 复函（盖章）.pdf", "正文/了解情况函（录入稿）.txt", "正文/复函（录入稿）.txt", "留痕摘录.csv", "归档目录.html", "归档目录.txt",
    }  # fmt: skip
    catalogue, reply = book.read("归档目录.html").decode(), book.read("正文/复函（录入稿）.txt").decode()
    told = (letter.subject, letter.number, "签发件（以此件为准）", "系四舍五入所致。")
    assert ([words for words in told if words not in catalogue], "系四舍五入所致。" in reply) == ([], True)
    places = letter.items.get().facts["evidence"]
    sent_out = book.read("正文/了解情况函（录入稿）.txt").decode()
    assert [one for one in places if f"{one['file']}{one['cell']['zh']}为 {one['printed']}" not in sent_out] == []
    assert entries_of(letter).filter(verb="archive").get().by == "shen"


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("qin", 403), ("lin", 403)])
def test_who_takes_it(world: World, who: str, status: int) -> None:
    letter = sent(world, checked(world))

    assert world.signed_in(who).get(f"/diagnosis/letters/{letter.pk}/archive/").status_code == status


def test_a_draft_is_not_archived(world: World) -> None:
    letter = drafted(world, checked(world))

    assert world.signed_in("shen").get(f"/diagnosis/letters/{letter.pk}/archive/").status_code == 409
