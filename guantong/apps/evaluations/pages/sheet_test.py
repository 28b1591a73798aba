"""The page of a sheet: staff run it, the roll is theirs, paper is typed there; another's earlier change is told (409)."""

from guantong.apps.actors.models import Person
from tests.scores import scoring_of, sheet_for
from tests.world import World

PAPER = {"item_0": "15", "item_1": "18", "item_2": "27", "item_3": "20"}


def typed(verb: str, whose: str) -> dict[str, str]:
    return {"verb": verb, f"{verb}-whose": whose, **{f"{verb}-{name}": value for name, value in PAPER.items()}}


def test_paper_is_typed_twice_on_the_page(world: World) -> None:
    made = scoring_of(world, 2)
    here = f"/evaluations/scores/{made.sheet.pk}/"
    world.signed_in("wen").post(here, typed("type_score", "deputy01"))
    same = world.signed_in("wen").post(here, typed("repeat_score", "deputy01"))
    page = world.signed_in("shen").get(here).content.decode()
    world.signed_in("shen").post(here, typed("repeat_score", "deputy01"))

    assert (same.status_code, "复录须由另一人办理" in same.content.decode()) == (422, True)
    assert ("有 1 份纸质评分表等待另一人复录" in page, 'value="27"' in page) == (
        True,
        False,
    )  # the second sees nothing of the first
    assert [one.state for one in made.sheet.scores.all()] == ["standing"]


def test_where_two_typings_differ_both_values_are_shown_and_each_is_settled_on_the_page(world: World) -> None:
    made = scoring_of(world, 2)
    here = f"/evaluations/scores/{made.sheet.pk}/"
    world.signed_in("wen").post(here, typed("type_score", "deputy01"))
    other = {**typed("repeat_score", "deputy01"), "repeat_score-item_2": "21", "repeat_score-item_3": "26"}
    world.signed_in("shen").post(here, other)
    score = made.sheet.scores.get()
    name = f"settle_score-{score.pk}.item_"

    page = world.signed_in("wen").get(here).content.decode()
    nothing = world.signed_in("wen").post(here, {"verb": "settle_score"})
    empty = world.signed_in("wen").post(here, {"verb": "settle_score", f"{name}2": "other"})
    world.signed_in("wen").post(
        here, {"verb": "settle_score", f"{name}2": "second", f"{name}3": "other", f"{name}3.other": "25"}
    )

    assert [
        words for words in ("代表01 · ", "第一遍：27", "第二遍：21", "第一遍：20", "第二遍：26") if words not in page
    ] == []
    assert ("有 1 份纸质评分表两遍录入不一致" in page, "第一遍：15" in page) == (True, False)
    assert ("一处也没有选定" in nothing.content.decode(), "请按纸质表填写" in empty.content.decode()) == (True, True)
    score.refresh_from_db()
    assert (nothing.status_code, empty.status_code, score.state, score.points) == (
        422,
        422,
        "standing",
        [150, 180, 210, 250],
    )


def test_who_comes_second_to_a_change_is_told(world: World) -> None:
    made = sheet_for(world, 2)
    made.opened()

    answer = world.signed_in("wen").post(
        f"/evaluations/scores/{made.sheet.pk}/", {"verb": "open_scoring", "version": made.sheet.version - 1}
    )

    assert answer.status_code == 409


def test_the_roll_is_read_by_those_who_keep_it(world: World) -> None:
    made = scoring_of(world, 2)
    here = f"/evaluations/scores/{made.sheet.pk}/"

    assert "代表01" in world.signed_in("wen").get(here).content.decode()
    world.people["deputy02"] = Person.objects.get(username="deputy02")
    assert ["代表01" in world.signed_in(who).get(here).content.decode() for who in ("he", "deputy02")] == [False, False]
    assert world.signed_in("qin").get(here).status_code == 403
