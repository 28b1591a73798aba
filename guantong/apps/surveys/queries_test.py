"""Reading surveys: nothing before the close, nothing under five, origins apart (问卷)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guantong.apps.surveys import operations
from guantong.apps.surveys.queries import outcome, slips_by_group, surveys_seen_by, texts, trends
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.surveys.trends import change
from tests.surveys import DISSATISFIED, ENGLISH, POPULATION, SATISFIED, TITLE, Held, opened
from tests.world import World


def test_before_the_close_nobody_sees_how_it_stands(world: World) -> None:
    held = opened(world)
    for code in held.slips(6):
        held.answered(code)

    assert outcome(held.read(), world.now.date()) is None
    assert slips_by_group(held.survey, world.now.date()) == [{"group": "", "out": 6, "back": None}]


def test_under_five_answers_nothing_is_shown_and_with_five_what_they_said(world: World) -> None:
    four, five = opened(world), opened(world)
    for held, count in ((four, 4), (five, 5)):
        for code in held.slips(10)[:count]:
            held.answered(code, DISSATISFIED)
        held.does("close")

    shown = [outcome(held.read(), world.now.date()) for held in (four, five)]

    assert [one and one.parts[Origin.VERIFIED].returned for one in shown] == [None, 5]
    assert [
        {origin: [one.words for one in said] for origin, said in texts(held.survey, "words", world.now.date()).items()}
        for held in (four, five)
    ] == [{}, {Origin.VERIFIED: ["树太少"] * 5}]
    assert [one and one.rate and one.rate.hits for one in shown] == [None, 5]
    assert [one and one.told for one in shown][0] == ()


def test_texts_of_two_origins_are_never_put_together_to_reach_five(world: World) -> None:
    held = opened(world)
    for code in held.slips(4):
        held.answered(code, DISSATISFIED)
    held.openly(DISSATISFIED)

    assert texts(held.does("close").survey, "words", world.now.date()) == {}


def test_verified_and_open_stand_apart_and_a_ceiling_of_few_is_told(world: World) -> None:
    held = opened(world)
    for code in held.slips(20)[:8]:
        held.answered(code)
    for number in range(7):
        held.openly(DISSATISFIED, source=str(number))
    found = outcome(held.does("close").read(), world.now.date())

    assert found is not None
    assert {origin: part.returned for origin, part in found.parts.items()} == {Origin.VERIFIED: 8, Origin.ON_BEHALF: None, Origin.OPEN: 7}  # fmt: skip
    assert [one.zh for one in found.told] == [
        "已核验（一人一码）·总体上您对它满意吗？：满意率 100%，但只有 8 份，回收率 40%：不足以说明多数人满意，请看分布和未回答的人。",
        "未核验（公开链接）·总体上您对它满意吗？：7 人中 7 人不满意，先了解原因（座谈会），再由人决定是否列为事项。",
    ]


def test_by_community_small_cells_are_hidden_and_weights_follow_the_people(world: World) -> None:
    held = opened(world, {"湖滨社区": 2000, "城北社区": 1000})
    for community, good, bad in (("湖滨社区", 6, 6), ("城北社区", 7, 2)):
        codes = held.slips(good + bad, community)
        for at, code in enumerate(codes):
            held.answered(code, SATISFIED if at < good else DISSATISFIED)
    found = outcome(held.does("close").read(), world.now.date())

    assert found is not None
    tables = {place: (table.groups, table.table.cells, weights) for _q, place, table, weights in found.by_group}
    assert tables["overall"][0] == ("城北社区", "湖滨社区")
    assert [row[0] for row in tables["overall"][1]] == [None, None]
    assert tables["use"][2] is not None
    assert tables["use"][2].shares["yes"] == 1


@pytest.mark.parametrize(("who", "seen"), [("shen", 1), ("wen", 1), ("gu", 1), ("qin", 0), ("he", 1)])
def test_the_congress_sees_surveys_and_bureaus_do_not(world: World, who: str, seen: int) -> None:
    opened(world)

    assert surveys_seen_by(world.standing(who)).count() == seen


def again(world: World, earlier: Held, years: int, population: str = POPULATION, good: int = 8) -> Held:
    later = replace(world, now=world.now + timedelta(days=365 * years))
    survey = operations.draft(title=TITLE, title_en=ENGLISH, population=population, follows=earlier.read(), by=world.standing("shen"), as_of=later.now)  # fmt: skip
    return answered(Held(later, survey).does("check", "gu").does("open_survey"), good)


def answered(held: Held, good: int) -> Held:
    for at, code in enumerate(held.slips(40)):
        held.answered(code, SATISFIED if at < good else DISSATISFIED)
    return held.does("close")


def test_a_survey_that_asks_again_is_on_one_line_with_the_former_and_a_new_population_breaks_it(world: World) -> None:
    first = answered(opened(world), 10)
    second = again(world, first, 1, good=36)
    third = again(world, second, 2, population="全区居民", good=36)

    ((question, line),) = trends(second.read(), world.now.date())
    ((_, broken),) = trends(third.read(), world.now.date())

    assert (question.key, [[point.share.hits for point in piece.points] for piece in line]) == ("overall", [[10, 36]])
    assert change(*line[0].points).says.zh == "实施后高于实施前，超出误差范围；并列展示，不等于因果。"
    assert [[point.share.hits for point in piece.points] for piece in broken] == [[10, 36], [36]]
    assert [one.zh for one in broken[1].because] == ["调查对象变了"]
    assert "调查对象变了" in world.signed_in("he").get(f"/surveys/{third.survey.pk}/result/").content.decode()
