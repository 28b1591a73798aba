"""The printed ballots are all alike: nothing tells one sheet from another."""

import re

from tests.ballots import prepared
from tests.world import World


def test_every_sheet_is_the_same_and_there_is_one_for_each_member(world: World) -> None:
    vote = prepared(world, 4, way="paper", keyholders=())

    page = world.signed_in("wen").get(f"/ballots/{vote.box.pk}/sheets/").content.decode()

    sheets = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert (len(sheets), len(set(sheets))) == (5, 1)
    assert [
        word for word in ("满意", "基本满意", "不满意", "只选一项", vote.box.question) if word not in sheets[0]
    ] == []
    assert "id=" not in sheets[0]
    assert str(vote.box.pk) not in re.sub(r"\d{4}-\d{2}-\d{2}", "", sheets[0])


def test_as_many_as_asked_for(world: World) -> None:
    vote = prepared(world, 1)
    client, where = world.signed_in("wen"), f"/ballots/{vote.box.pk}/sheets/"

    counts = [client.get(f"{where}?copies={asked}").content.decode().count("<article") for asked in ("3", "0x", "9999")]

    assert counts == [3, 2, 999]


def test_who_does_not_see_the_box_prints_nothing(world: World) -> None:
    vote = prepared(world, 1)

    assert [world.signed_in(who).get(f"/ballots/{vote.box.pk}/sheets/").status_code for who in ("lin", "qin")] == [
        404,
        403,
    ]
