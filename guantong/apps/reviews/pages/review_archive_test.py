"""The archive package of a review: who came, what was asked and answered, its minutes; nothing of a unit one keeps out of."""

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.reviews import asking
from tests import papers
from tests.archives import astray, opened
from tests.reviews import asked, does, held, invited, listed, planned
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_it_is_read_without_the_system(world: World) -> None:
    row = held(world)
    listed(world, row)
    one = asked(world, row)
    one = does(world, asking.answer, one, answer="按标准重算", answered_by="秦科长")
    papers.issued(
        world, "letter_of_enquiry", title="关于审查会的函", subject_of=row.journal_key, subject_name=row.title, subject_where=f"/reviews/{row.pk}/"
    )  # fmt: skip

    book = opened(world.signed_in("shen").get(f"/reviews/{row.pk}/archive/"))

    catalogue, text = book.read("归档目录.html").decode(), book.read("归档目录.txt").decode("utf-8-sig")
    told = (row.title, one.text, "按标准重算", "秦科长", "林代表", "关于审查会的函")
    assert (astray(book), [words for words in told if words not in catalogue or words not in text]) == ([], [])
    assert "答复" in book.read("留痕摘录.csv").decode()
    assert entries_of(row).filter(verb="archive").get().by == "shen"


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("wen", 200), ("qin", 403), ("lin", 404)])
def test_who_takes_it(world: World, who: str, status: int) -> None:
    row = invited(world)

    assert world.signed_in(who).get(f"/reviews/{row.pk}/archive/").status_code == status


def test_what_is_only_planned_is_not_archived(world: World) -> None:
    assert world.signed_in("shen").get(f"/reviews/{planned(world).pk}/archive/").status_code == 409
