"""The outcome on its page (会议结果)."""

from io import BytesIO

import openpyxl

from guantong.apps.consensus.queries import listed
from tests.consensus import STATEMENTS, opened, two_minds
from tests.world import World


def test_statements_are_ranked_groups_have_no_names_and_the_workbook_holds_the_same(world: World) -> None:
    held = two_minds(world, roads=6, schools=5).does("close")
    client = world.signed_in(held.asked[0])

    page = client.get(f"/consensus/{held.meeting.pk}/outcome/").content.decode()
    file = client.get(f"/consensus/{held.meeting.pk}/outcome/?as=xlsx")

    assert page.index(STATEMENTS[5]) < page.index(STATEMENTS[0])
    assert ("第1组（6人）" in page, "第2组（5人）" in page, held.meeting.digest in page, "代表02" in page) == (True, True, True, False)  # fmt: skip
    rows = list(openpyxl.load_workbook(BytesIO(file.content)).active.iter_rows(values_only=True))
    # 各组共识: (6+1)/(6+2) × (5+1)/(5+2) = 0.75
    assert [row[5] for row in rows if row[0] == STATEMENTS[5]] == [75]
    assert [row[:5] for row in rows if row[0] == STATEMENTS[5]] == [(STATEMENTS[5], 11, 0, 0, 100)]


def test_of_fewer_than_five_nothing_is_shown(world: World) -> None:
    held = opened(world, 6)
    for who in held.asked[:4]:
        held.says(who, STATEMENTS[0], "agree")
    held.does("close")

    page = world.signed_in("shen").get(f"/consensus/{held.meeting.pk}/outcome/").content.decode()

    assert ("表态的不足5人，没有结果" in page, STATEMENTS[0] in page) == (True, False)


def test_a_changed_outcome_is_told(world: World) -> None:
    held = two_minds(world).does("close")
    held.meeting.outcome["statements"][0]["whole"] = [0, 11, 0]
    held.meeting.save()

    assert "与留痕中的摘要值不符" in world.signed_in("shen").get(f"/consensus/{held.meeting.pk}/outcome/").content.decode()  # fmt: skip
    assert listed(held.meeting).count() == len(STATEMENTS)


def test_before_the_close_there_is_none_not_in_the_interface_either(world: World) -> None:
    held, client = two_minds(world), world.signed_in("shen")

    assert client.get(f"/consensus/{held.meeting.pk}/outcome/").status_code == 404
    told = client.get(f"/api/consensus/meetings/{held.meeting.pk}").json()
    assert (told["state"], told["outcome"], told["digest"], len(told["statements"])) == ("open", {}, "", 7)

    held.does("close")
    told = client.get("/api/consensus/meetings").json()["rows"][0]
    assert (told["outcome"]["participants"], told["digest"]) == (11, held.meeting.digest)
