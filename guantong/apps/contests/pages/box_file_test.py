"""The box leaves as numbers alone: no name, no seat, not before it is announced, not where sums alone were typed."""

import pytest

from tests.contests import fixed, pile, ten
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_file_bears_sheets_result_and_digests_and_nobody(world: World) -> None:
    held = fixed(world).counted(present=24, issued=24, sheets=pile((24, ten(11, 12)))).announced()

    answer = world.signed_in("lin").get(f"/contests/{held.contest.pk}/box.json")

    found = answer.json()
    assert sorted(found) == ["box", "contest", "form", "heads", "procedure", "root_sm3", "sheet_sm3", "sheets", "told"]
    assert (len(found["sheets"]), found["root_sm3"], found["sheet_sm3"]) == (24, held.box.root, held.contest.digest)
    assert [name for name in ("甲监票", "闻秘书", "闻二") if name in answer.content.decode()] == []


def test_the_sheets_are_a_table_by_the_tellers_numbers(world: World) -> None:
    held = fixed(world).counted(present=2, issued=2, sheets="1 2\n0").announced()

    table = world.signed_in("lin").get(f"/contests/{held.contest.pk}/box.json?as=csv").content.decode().splitlines()

    assert table == ["slip,1,2,3,4,5,6,7,8,9,10,11,12", "0001,1,1" + "," * 10, "0002" + "," * 12]
