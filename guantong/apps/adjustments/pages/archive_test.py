"""The archive package of one adjustment: files, final letters, journal, catalogue with lines; recorded (归档包)."""

import pytest

from guantong.apps.files.operations import attach
from guantong.apps.journal.queries import entries_of
from guantong.domain.secrecy import Level
from tests import papers
from tests.adjustments import received, with_items
from tests.archives import astray, opened
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_it_is_read_without_the_system_and_that_it_was_taken_is_recorded(world: World) -> None:
    plan = with_items(world, received(world))
    attach(
        to=plan, path=plan.path, name="方案.txt", content="调整方案".encode(), level=Level.INTERNAL, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    papers.issued(
        world, "study_opinion", title="关于调整方案的研究意见", subject_of=plan.journal_key, subject_name=plan.title,
        subject_where=f"/adjustments/{plan.pk}/",
    )  # fmt: skip

    book = opened(world.signed_in("shen").get(f"/adjustments/{plan.pk}/archive/"))

    assert (astray(book), book.read("文件/002 方案.txt").decode()) == ([], "调整方案")
    assert {"公文/001 关于调整方案的研究意见.docx", "留痕摘录.csv", "归档目录.html"} <= set(book.namelist())
    catalogue = book.read("归档目录.html").decode()
    assert [words for words in (plan.title, "250000.00", "方案.txt") if words not in catalogue] == []
    assert ("<script" in catalogue, "http" in catalogue) == (False, False)
    assert entries_of(plan).filter(verb="archive").get().by == "shen"


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("cao", 403), ("lin", 403)])
def test_who_takes_it(world: World, who: str, status: int) -> None:
    plan = received(world)

    assert world.signed_in(who).get(f"/adjustments/{plan.pk}/archive/").status_code == status
