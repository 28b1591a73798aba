"""Typing a sheet of paper (录入纸质答卷)."""

from guantong.apps.consensus.queries import listed, took_part
from tests.consensus import opened
from tests.world import World


def test_a_sheet_is_typed_by_its_number_without_a_name(world: World) -> None:
    held, client = opened(world, 6, on_paper=2), world.signed_in("shen")
    address, first = f"/consensus/{held.meeting.pk}/type/", listed(held.meeting)[0]

    answers = [client.post(address, {"number": number, f"s{first.pk}": vote}).status_code for number, vote in ((1, "agree"), (1, "disagree"), (3, "agree"), (2, ""))]  # fmt: skip

    assert (answers, took_part(held.meeting)) == ([302, 302, 422, 422], 1)
    assert "已录答卷号：1" in client.get(address).content.decode()


def test_who_takes_part_types_nothing_and_before_the_opening_nobody(world: World) -> None:
    held = opened(world, 6, on_paper=1)
    first = listed(held.meeting)[0]
    sent = {"number": 1, f"s{first.pk}": "agree"}
    assert [world.signed_in(who).post(f"/consensus/{held.meeting.pk}/type/", sent).status_code for who in (held.asked[0], "mo", "wen")] == [403, 403, 403]  # fmt: skip
    held.does("declare_void", reason="改期")
    assert world.signed_in("shen").post(f"/consensus/{held.meeting.pk}/type/", sent).status_code == 409
