"""The archive package of a batch of opinions: what was asked, what was answered, the signed answers; nobody's name."""

import pytest

from guantong.apps.files.operations import attach
from guantong.apps.journal.queries import entries_of
from guantong.apps.opinions import answering
from guantong.domain.secrecy import Level
from tests.archives import astray, opened
from tests.attachments import pdf
from tests.opinions import confirmed
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_it_is_read_without_the_system_and_names_no_proposer(world: World) -> None:
    row, shen = confirmed(world), world.standing("shen")
    scan = attach(
        to=row, path=row.path, name="答复（盖章）.pdf", content=pdf("Answer"), level=Level.INTERNAL, by=shen, as_of=world.now
    )  # fmt: skip
    row = answering.note_signed_answer(opinion=row, signed=str(scan.pk), version=row.version, by=shen, as_of=world.now)
    referral = row.referral
    assert referral is not None

    book = opened(world.signed_in("shen").get(f"/opinions/referrals/{referral.pk}/archive/"))

    catalogue, names = book.read("归档目录.html").decode(), [one.name for one in row.proposers.all()]
    told = (referral.title, row.text, row.document, row.reason, "签发件（以此件为准）")
    assert (astray(book), [words for words in told if words not in catalogue]) == ([], [])
    assert (
        "文件/001 答复（盖章）.pdf" in book.namelist(),
        names != [],
        [name for name in names if name in catalogue],
    ) == (True, True, [])
    assert entries_of(referral).filter(verb="archive").get().by == "shen"


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("wen", 200), ("cao", 403), ("lin", 403)])
def test_who_takes_it(world: World, who: str, status: int) -> None:
    referral = confirmed(world).referral
    assert referral is not None

    assert world.signed_in(who).get(f"/opinions/referrals/{referral.pk}/archive/").status_code == status
