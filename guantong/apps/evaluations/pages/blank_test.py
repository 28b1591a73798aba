"""Blank sheets are all alike where the scoring is secret; by name there is one for each on the roll who scores."""

import re

from tests.scores import FOUR, sheet_for
from tests.world import World


def articles(world: World, pk: int, more: str = "", who: str = "wen") -> list[str]:
    page = world.signed_in(who).get(f"/evaluations/scores/{pk}/blank/{more}").content.decode()
    return re.findall(r"<article.*?</article>", page, re.DOTALL)


def test_secret_sheets_are_all_alike_as_many_as_score_or_as_are_asked_for(world: World) -> None:
    sheet = sheet_for(world, 4, way="paper").sheet

    found = articles(world, sheet.pk)

    assert (len(found), len(set(found))) == (4, 1)
    assert [item.name for item in FOUR.items if item.name not in found[0]] == []
    assert "代表0" not in found[0]
    assert [len(articles(world, sheet.pk, f"?copies={asked}")) for asked in ("3", "0x", "9999")] == [3, 4, 999]


def test_by_name_there_is_one_for_each_who_scores_and_none_for_the_recused(world: World) -> None:
    made = sheet_for(world, 4, recused=["deputy02"])

    found = articles(world, made.sheet.pk)

    assert [re.findall("代表：(代表[0-9]+)", one)[0] for one in found] == [
        seat.name for seat in made.sheet.roll.filter(recused="")
    ]
    assert len(found) == made.sheet.roll.filter(recused="").count()


def test_who_does_not_see_the_sheet_prints_nothing(world: World) -> None:
    sheet = sheet_for(world, 1, way="paper").sheet

    assert world.signed_in("qin").get(f"/evaluations/scores/{sheet.pk}/blank/").status_code == 403
