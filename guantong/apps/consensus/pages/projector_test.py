"""What the hall sees (投屏)."""

from tests.consensus import STATEMENTS, opened
from tests.world import World


def test_the_hall_sees_how_many_took_part_and_nothing_of_what_was_said(world: World) -> None:
    held, client = opened(world, 6), world.signed_in("shen")
    held.says(held.asked[0], STATEMENTS[0], "agree")
    first = client.get(f"/consensus/{held.meeting.pk}/projector/").content.decode()
    held.says(held.asked[0], STATEMENTS[0], "disagree")
    second = client.get(f"/consensus/{held.meeting.pk}/projector/").content.decode()

    assert ("<b>1</b> / 6" in first, "代表01" in first, STATEMENTS[0] in first) == (True, False, True)
    assert _hall(first) == _hall(second)


def _hall(page: str) -> str:
    return page[page.index('id="hall"') :]
