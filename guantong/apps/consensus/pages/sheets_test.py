"""Sheets of paper, printed (纸质答卷)."""

from tests.consensus import STATEMENTS, opened
from tests.world import World


def test_as_many_sheets_as_people_on_paper_alike_but_for_the_number(world: World) -> None:
    held = opened(world, 6, on_paper=2)

    page = world.signed_in("shen").get(f"/consensus/{held.meeting.pk}/sheets/").content.decode()

    sheets = page.split("<article")[1:]
    assert [("答卷号：1" in one, "答卷号：2" in one, STATEMENTS[0] in one, "代表0" in one) for one in sheets] == [(True, False, True, False), (False, True, True, False)]  # fmt: skip
